import { type App, type Session, type WebContents, shell } from 'electron';
import { APP_ORIGIN } from '#shared/ipc/app-origin.ts';
import { isPermitted, isWebAddress } from './page-rules.ts';

const guardContents = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => {
    if (new URL(event.url).origin !== APP_ORIGIN && !event.url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isWebAddress(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
};

/** Keeps every page where it belongs: no leaving the app, no windows of its own, and only the permissions that calls need. */
export const guardPages = (app: App, session: Session): void => {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(isPermitted(contents.getURL(), permission)),
  );
  session.setPermissionCheckHandler((contents, permission, origin) =>
    isPermitted(contents?.getURL() ?? origin, permission),
  );
};
