import process from 'node:process';
import { type MessageBoxOptions, app, clipboard, dialog } from 'electron';
import { createReports } from './app-details.ts';
import { appLog } from './app-log.ts';
import { createNativeTexts, toLanguage } from './native-texts.ts';

// Whatever is wrong may be wrong with the settings, so that only the system says which language it is.
const texts = createNativeTexts(() => toLanguage(app.getLocale()));
let isTelling = false;

const tell = async (details: string): Promise<void> => {
  if (isTelling) return;
  isTelling = true;
  const options: MessageBoxOptions = {
    type: 'error',
    message: texts('faultTitle'),
    detail: `${texts('faultText')}\n\n${details}`,
    buttons: [texts('close'), texts('copyDetails')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = await dialog.showMessageBox(options).finally(() => (isTelling = false));
  if (response === 1) void clipboard.writeText(createReports(() => [])(details));
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
