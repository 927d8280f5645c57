import { app } from 'electron';
import { resolve } from 'node:path';
import { registerAppScheme } from './app-scheme.ts';

/** What has to be said before the app is ready. */
export const prepareApp = (): void => {
  app.setName('Beckon');
  // Windows shows notifications of programs that it knows by this name, which the installer gives too.
  app.setAppUserModelId('org.beckon.desktop');
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder) app.setPath('userData', resolve(folder));
  registerAppScheme();
};
