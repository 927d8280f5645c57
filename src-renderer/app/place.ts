import type { KeyValueStorage } from '#renderer/client/identity-store.ts';
import type { ServerAddress } from '#renderer/client/server-address.ts';
import { type Bridge, type ChosenServer, createKeptStorage } from '#renderer/platform/index.ts';

/** Where the page runs, and which server it speaks to. */
export interface Place {
  readonly server: ServerAddress;
  /** Where the account's sign-in is kept. */
  readonly signIns: KeyValueStorage;
  /** The account that comes with the server, for whoever hosts it in the desktop app; else null. */
  readonly owner: ChosenServer['owner'];
}

/** In a browser: the server that served the page. */
export const browserPlace = (): Place => ({
  server: { url: '', origin: window.location.origin, fingerprint: null },
  signIns: localStorage,
  owner: null,
});

/** In the desktop app: the chosen server; null before one is chosen. */
export const findDesktopPlace = async (desktop: Bridge): Promise<Place | null> => {
  const { server, kept } = await desktop.ask.sessionRead(undefined);
  if (!server) return null;
  const { origin, fingerprint, owner } = server;
  const keep = (key: string, value: string | null) => void desktop.ask.secretWrite({ key, value });
  return { server: { url: origin, origin, fingerprint }, signIns: createKeptStorage(kept, keep), owner };
};
