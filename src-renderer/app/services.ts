import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Identity, RestClient } from '#renderer/client/client-types.ts';
import { type KeyValueStorage, type StorageChanges, createIdentityStore } from '#renderer/client/identity-store.ts';
import { createRestClient } from '#renderer/client/rest-client.ts';
import { type ServerAddress, completeLink } from '#renderer/client/server-address.ts';
import { createSelf, type SelfModel } from '#renderer/features/account/index.ts';
import { createRecentCalls, type RecentCalls } from '#renderer/features/history/index.ts';
import { createRingModel, type RingModel } from '#renderer/features/incoming/index.ts';
import { createInviteLinks, type InviteLinks } from '#renderer/features/lobby/index.ts';
import { asText, createStoredValue, paths, type StoredValue } from '#renderer/platform/index.ts';
import type { Go } from '#renderer/ui/navigation.tsx';
import { createConnect } from './connect.ts';
import type { Shell } from './desktop/shell.ts';
import { type Connect, createLiveConnection, neverInTurn, type LiveConnection } from './live-connection.ts';
import type { Dial } from './meet/dial.ts';
import type { Place } from './place.ts';
import type { SettingsModel } from './preferences/settings.ts';
import { watchAccount } from './preferences/watch-account.ts';

/** Somebody, and the way to ask the server in his or her name. */
export interface Person {
  readonly identity: StoreApi<Identity>;
  readonly rest: RestClient;
}

/** The same, of whom this page also knows when the sign-in has ended. */
export interface SignedPerson extends Person {
  /** True from when the server no longer knows the token until the next sign-in. */
  readonly refused: StoreApi<boolean>;
}

/** Everybody who uses this page. */
export interface Persons {
  /** The owner of this browser. */
  readonly account: Person;
  /** Who this tab is in the meeting of a link; lives as long as the tab, so that it cannot push the account out. */
  readonly guest: Person;
}

/** All long-lived objects of the page; built once, closed never. */
export interface Services extends Persons {
  readonly server: ServerAddress;
  readonly connect: Connect;
  readonly owner: Place['owner'];
  readonly isControlWindow: Place['isControlWindow'];
  /** The desktop app around the page; null in browsers. */
  readonly shell: Shell | null;
  readonly account: SignedPerson;
  /** The owner's role, followed over sign-ins. */
  readonly self: SelfModel;
  readonly settings: SettingsModel;
  readonly live: LiveConnection;
  readonly recent: RecentCalls;
  readonly invites: InviteLinks;
  readonly ring: RingModel;
  /** The name last used in this browser, to be offered again. */
  readonly lastName: StoredValue<string>;
  /** The call that was asked for last; null once it was begun. */
  readonly dial: StoreApi<Dial | null>;
  /** True while a call fills the page; it is dark then in either scheme. */
  readonly stage: StoreApi<boolean>;
}

/** Reads the token of whoever is signed in, anew for every request. */
export const tokenOf = (identity: StoreApi<Identity>) => (): string | null => {
  const person = identity.getState();
  return person.kind === 'nobody' ? null : person.token;
};

interface PersonOptions {
  readonly storage: KeyValueStorage;
  readonly baseUrl: string;
  readonly serverUrl: string;
  readonly changes: StorageChanges | null;
}

const createPerson = ({ storage, baseUrl, serverUrl, changes }: PersonOptions): SignedPerson => {
  const identity = createIdentityStore(storage, serverUrl, changes);
  const refused = createStore(() => false);
  const token = tokenOf(identity);
  // An answer to an older token says nothing of the present one.
  const onRefused = (shown: string) => shown === token() && refused.setState(true, true);
  identity.subscribe(() => refused.setState(false, true));
  return { identity, refused, rest: createRestClient({ baseUrl, token, onRefused }) };
};

interface Around {
  readonly shell: Shell | null;
  /** Leads into a call that was answered. */
  readonly go: Go;
  readonly settings: SettingsModel;
}

/** Composes the page. */
export const createServices = (place: Place, { shell, go, settings }: Around): Services => {
  const { server, signIns, signInChanges, owner, isControlWindow } = place;
  const { url } = server;
  // The account's storage belongs to the server already; a window's own storage sees one server after the other.
  const account = createPerson({ storage: signIns, baseUrl: url, serverUrl: '', changes: signInChanges });
  const guest = createPerson({ storage: sessionStorage, baseUrl: url, serverUrl: url, changes: null });
  const connect = createConnect(url);
  const live = createLiveConnection({
    identity: account.identity,
    connect,
    ...(isControlWindow ? { queue: neverInTurn } : {}),
  });
  const self = createSelf(account.rest, account.identity);
  void self.refresh();
  watchAccount(account, settings);
  const recent = createRecentCalls(account.rest, account.identity);
  void recent.refresh();
  const dial = createStore<Dial | null>(() => null);
  const lastName = createStoredValue({ storage: () => localStorage, key: 'beckon.name', parse: asText });
  for (const { identity } of [account, guest]) {
    identity.subscribe((person) => {
      if (person.kind !== 'nobody') lastName.write(person.user.username);
    });
  }
  return {
    server,
    connect,
    owner,
    isControlWindow,
    shell,
    account,
    guest,
    self,
    settings,
    live,
    recent,
    invites: createInviteLinks(account.rest, (link) => completeLink(server, link)),
    ring: createRingModel({
      connection: live.store,
      onAnswer: ({ conversationId, callId, type }) => {
        dial.setState({ conversationId, type }, true);
        go(paths.callIn(conversationId, callId));
      },
      onSettled: () => void recent.refresh(),
    }),
    lastName,
    dial,
    stage: createStore(() => false),
  };
};
