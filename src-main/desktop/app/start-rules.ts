/** Given to a start together with the computer: no window until somebody asks for one. */
export const HIDDEN_SWITCH = 'hidden';

/** Whether a start shows no window. Where the app leaves with its window, nobody could get it back, so that it shows one. */
export const startsHidden = (args: readonly string[], closeToTray: boolean): boolean =>
  closeToTray && args.includes(`--${HIDDEN_SWITCH}`);
