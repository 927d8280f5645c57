import { type RestClient, createRest } from './rest.ts';
import { type CallSocket, type SocketWish, signInSocket } from './socket.ts';

/** Somebody with a token: an account, or a guest who came by a link. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly rest: RestClient;
  /** The newest connection; throws while there is none. */
  readonly socket: CallSocket;
  /** Opens a connection. The server ends the older one of the same token. */
  connect(wish?: SocketWish): Promise<CallSocket>;
}

/** Builds somebody of a token; not connected yet. */
export const createPerson = (url: string, identity: { id: string; name: string; token: string }): Person => {
  let socket: CallSocket | undefined;
  return {
    ...identity,
    rest: createRest(url, identity.token),
    get socket() {
      if (!socket) throw new Error(`${identity.name} is not connected`);
      return socket;
    },
    async connect(wish) {
      socket = await signInSocket(url, identity.token, { owner: identity.name, ...wish });
      return socket;
    },
  };
};

/** Makes an account; not connected yet. */
export const createAccount = async (url: string, name: string, language?: string): Promise<Person> => {
  const { data } = await createRest(url).ok('createLocalAccount', { body: { name, language } });
  return createPerson(url, { id: data.user.id, name, token: data.token });
};

/** A link by which guests come in. */
export interface Invitation {
  readonly shareLinkId: string;
  readonly linkToken: string;
}

/** Makes a share link. */
export const createInvitation = async (
  host: Person,
  conversationId: string,
  body: { expiresAt?: string; maxUses?: number } = {},
): Promise<Invitation> => {
  const { data } = await host.rest.ok('createShareLink', { params: { conversationId }, body });
  return { shareLinkId: data.shareLinkId, linkToken: data.token };
};

/** Comes in by a share link; not connected yet. */
export const enterAsGuest = async (
  url: string,
  { linkToken }: Invitation,
  name: string,
  language?: string,
): Promise<Person> => {
  const { data } = await createRest(url).ok('enterShareLink', {
    params: { token: linkToken },
    body: { name, language },
  });
  return createPerson(url, { id: data.user.id, name, token: data.sessionToken });
};
