/** What matters when a person closes the main window. */
export interface ClosingFacts {
  readonly isQuitting: boolean;
  readonly isInCall: boolean;
  readonly isHosting: boolean;
  /** People in calls on the own server: quitting asks about them by itself. */
  readonly peopleHere: number;
  /** As the person has set it. */
  readonly closesToTray: boolean;
  readonly hasTray: boolean;
  /** The app goes on without this window: on macOS always, elsewhere while another one is open. */
  readonly appGoesOn: boolean;
}

/** What closing means: the window goes, is only hidden, goes after a question, or the whole app quits in its order. */
export type Closing = 'close' | 'hide' | 'ask' | 'quit';

/** Decides what closing the main window means. Calls and the server go on unless the person wants otherwise. */
export const closingOf = (facts: ClosingFacts): Closing => {
  const { isQuitting, isInCall, isHosting, peopleHere, closesToTray, hasTray, appGoesOn } = facts;
  if (isQuitting || (!isInCall && !isHosting)) return 'close';
  if (!closesToTray) return appGoesOn ? 'close' : 'quit';
  if (hasTray) return 'hide';
  return peopleHere > 0 && !appGoesOn ? 'quit' : 'ask';
};
