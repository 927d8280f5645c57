/** What matters when a person closes the main window. */
export interface ClosingFacts {
  readonly isQuitting: boolean;
  readonly isInCall: boolean;
  readonly isHosting: boolean;
  /** People in calls on the own server. */
  readonly peopleHere: number;
  /** As the person has set it. */
  readonly closesToTray: boolean;
  readonly hasTray: boolean;
  /** The app goes on without this window, as on macOS. */
  readonly appGoesOn: boolean;
}

/** What closing means: the window goes, is only hidden, goes after a question, or the whole app quits in its order. */
export type Closing = 'close' | 'hide' | 'ask' | 'quit';

/** Decides what closing the main window means. Calls and the server go on unless the person wants otherwise. */
export const closingOf = (facts: ClosingFacts): Closing => {
  const { isQuitting, isInCall, isHosting, peopleHere, closesToTray, hasTray, appGoesOn } = facts;
  if (isQuitting || (!isInCall && !isHosting)) return 'close';
  if (closesToTray && hasTray) return 'hide';
  if (appGoesOn) return isInCall ? 'ask' : 'close';
  // Quitting asks about calls by itself.
  return closesToTray && !isInCall && peopleHere === 0 ? 'ask' : 'quit';
};
