import { createServerLog } from '../hosting/server-log.ts';

/** The newest lines of the main process, for reports of faults; there before anything else, since anything may fail. */
export const appLog = createServerLog(Date.now);
