import { arch, homedir, release, type } from 'node:os';
import type { LogLine } from '../hosting/server-log.ts';
import { appInfo } from './app-info.ts';
import { appLog } from './app-log.ts';
import { writeDetails } from './details-rules.ts';

/** Writes a report about this copy of the app; null for `reason` when nothing happened. */
export type WriteReport = (reason: string | null) => string;

/** Binds reports to the logs of the app and of its server. */
export const createReports =
  (serverLog: () => readonly LogLine[]): WriteReport =>
  (reason) => {
    const lines = [...appLog.read(), ...serverLog()].toSorted((a, b) => a.at.localeCompare(b.at));
    return writeDetails({
      info: appInfo(),
      system: `${type()} ${release()} ${arch()}`,
      reason,
      lines,
      home: homedir(),
    });
  };
