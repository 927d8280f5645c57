import type { KeyValueStorage, StorageChanges } from '#renderer/client/identity-store.ts';
import type { ServerAddress } from '#renderer/client/server-address.ts';
import { type Bridge, type ChosenServer, createKeptStorage } from '#renderer/platform/index.ts';

/** Where the page runs, and which server it speaks to. */
export interface Place {
  readonly server: ServerAddress;
  /** Where the account's sign-in is kept. */
  readonly signIns: KeyValueStorage;
  /** Null where windows do not hear of each other. */
  readonly signInChanges: StorageChanges | null;
  /** The account that comes with the server, for whoever hosts it in the desktop app; else null. */
  readonly owner: ChosenServer['owner'];
  /** In the desktop app's window of the control center there is nothing else, and nobody is called. */
  readonly isControlWindow: boolean;
}

/** In a browser: the server that served the page. */
export const browserPlace = (): Place => ({
  server: { url: '', origin: window.location.origin, fingerprint: null },
  signIns: localStorage,
  signInChanges: null,
  owner: null,
  isControlWindow: false,
});

/** In the desktop app: the chosen server; null before one is chosen. */
export const findDesktopPlace = async ({ ask, on }: Bridge, isControlWindow: boolean): Promise<Place | null> => {
  const { server, kept } = await ask.sessionRead(undefined);
  if (!server) return null;
  const { origin, fingerprint, owner } = server;
  const signIns = createKeptStorage(kept, (key, value) => void ask.secretWrite({ key, value }));
  const signInChanges: StorageChanges = (listener) =>
    void on.secretChanged(({ key, value }) => {
      signIns.take(key, value);
      listener();
    });
  return { server: { url: origin, origin, fingerprint }, signIns, signInChanges, owner, isControlWindow };
};
