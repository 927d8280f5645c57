import { withFingerprint } from '#shared/ipc/server-link.ts';

/** The one server that this page speaks to. */
export interface ServerAddress {
  /** Before every path: '' for the server that served the page, else `https://host:port`. */
  readonly url: string;
  /** `https://host:port`, for links that people hand on. */
  readonly origin: string;
  /** Of its certificate authority, for links; null where browsers have to judge by themselves. */
  readonly fingerprint: string | null;
}

/** Adds to a link of this server what the desktop app needs to recognise the server by. */
export const completeLink = ({ fingerprint }: ServerAddress, link: string): string =>
  withFingerprint(link, fingerprint);

/** A link to a screen of this server. */
export const linkTo = (server: ServerAddress, path: string): string => completeLink(server, server.origin + path);
