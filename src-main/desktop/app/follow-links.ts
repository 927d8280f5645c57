import process from 'node:process';
import type { App } from 'electron';
import { LINK_SCHEME, findLink } from './link-arguments.ts';

interface LinkParts {
  /** Brings the app to the front. */
  readonly show: () => void;
  readonly open: (link: string) => void;
}

/** A packaged app is found by its own program; in development, Electron needs the folder as well. */
const registerScheme = (app: App): void => {
  const [, folder] = process.argv;
  if (app.isPackaged || folder === undefined) app.setAsDefaultProtocolClient(LINK_SCHEME);
};

/** Follows `beckon:` links: of this start, of a further one, which ends at once, and those that macOS hands over. */
export const followLinks = (app: App, { show, open }: LinkParts): void => {
  registerScheme(app);
  app.on('second-instance', (_event, args) => {
    show();
    const link = findLink(args);
    if (link !== null) open(link);
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    show();
    open(link);
  });
  const link = findLink(process.argv);
  if (link !== null) open(link);
};
