import process from 'node:process';
import { app, clipboard } from 'electron';
import { createReports } from './app-details.ts';
import { appLog } from './app-log.ts';
import { createNativeTexts, toLanguage } from './native-texts.ts';
import { showTwoWays } from './two-way-dialog.ts';

// Whatever is wrong may be wrong with the settings, so that only the system says which language it is.
const texts = createNativeTexts(() => toLanguage(app.getLocale()));
let isTelling = false;

const tell = async (details: string): Promise<void> => {
  if (isTelling) return;
  isTelling = true;
  const pressed = await showTwoWays({
    type: 'error',
    message: texts('faultTitle'),
    detail: `${texts('faultText')}\n\n${details}`,
    buttons: [texts('close'), texts('copyDetails')],
    safe: 0,
  }).finally(() => (isTelling = false));
  if (pressed === 1) void clipboard.writeText(createReports(() => [])(details));
};

const report = (failure: unknown): void => {
  const details = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  process.stderr.write(`Unexpected error: ${details}\n`);
  appLog.add(details);
  // A dialog that fails must not lead here again.
  if (app.isReady()) tell(details).catch(() => undefined);
};

/** A bug in the main process is told instead of ending the app in silence; calls and the server live in other processes. */
export const catchCrashes = (): void => {
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
};
