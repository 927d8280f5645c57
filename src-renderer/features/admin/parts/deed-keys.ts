import type { DeedName } from '../model/audit-deeds.ts';

/** What was done, in words. */
export const deedKeys = {
  suspendAccount: 'admin.audit.deed.suspendAccount',
  activateAccount: 'admin.audit.deed.activateAccount',
  updateAccount: 'admin.audit.deed.updateAccount',
  deleteAccount: 'admin.audit.deed.deleteAccount',
  endCall: 'admin.audit.deed.endCall',
  kick: 'admin.audit.deed.kick',
  readLog: 'admin.audit.deed.readLog',
  cleanUp: 'admin.audit.deed.cleanUp',
  backUp: 'admin.audit.deed.backUp',
  startBackUp: 'admin.audit.deed.startBackUp',
} as const satisfies Record<DeedName, string>;
