import { join } from 'node:path';
import { app } from 'electron';
import { systemClock } from '../clock.ts';
import { choosePort } from '../hosting/choose-port.ts';
import { type Hosting, createHosting } from '../hosting/hosting.ts';
import { createServerLog } from '../hosting/server-log.ts';
import { createSupervisor } from '../hosting/supervisor.ts';
import { utilityServer } from '../hosting/utility-server.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { places } from './places.ts';

/** A packaged app brings the media worker along; otherwise whoever starts the app names it. */
const mediaWorker = (): Readonly<Record<string, string>> =>
  app.isPackaged ? { MEDIASOUP_WORKER_BIN: places.mediaWorker } : {};

/** The own server, not started yet; its data lies beside the app's settings. */
export const openHosting = (settings: SettingsStore): Hosting => {
  const log = createServerLog(Date.now);
  const startProcess = utilityServer(places.server, mediaWorker());
  const supervisor = createSupervisor({ startProcess, log, clock: systemClock });
  const args = ['--json', '--data', join(app.getPath('userData'), 'server')];
  return createHosting({ supervisor, log, settings, choosePort, args });
};
