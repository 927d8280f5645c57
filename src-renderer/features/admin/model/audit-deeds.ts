/** What the trail tells of; the server may know more than this page. */
export const deedNames = [
  'suspendAccount',
  'activateAccount',
  'updateAccount',
  'deleteAccount',
  'endCall',
  'kick',
  'readLog',
  'cleanUp',
  'backUp',
  'startBackUp',
] as const;

export type DeedName = (typeof deedNames)[number];

/** True for what this page has a word for. */
export const isDeed = (action: string): action is DeedName => deedNames.some((name) => name === action);
