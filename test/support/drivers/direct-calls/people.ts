import { type Person, createAccount } from '#test/support/drivers/conversation-calls/index.ts';
import { type RestClient, createRest } from './rest.ts';
import { type DirectSocket, openSocket, socketUrl } from './socket.ts';

/** Somebody with an account. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly rest: RestClient;
  /** Opens a connection. The server ends the older one of the same token. */
  connect(): Promise<DirectSocket>;
}

/** Somebody with an account, who is connected. */
export interface Connected extends Caller {
  readonly socket: DirectSocket;
}

/** Builds somebody of a token. */
export const createCaller = (url: string, { id, name, token }: Pick<Person, 'id' | 'name' | 'token'>): Caller => ({
  id,
  name,
  token,
  rest: createRest(url, token),
  connect: () => openSocket(socketUrl(url, token), name),
});

/** Makes accounts that no other test knows; not connected yet. */
export const createCallers = <const Names extends readonly string[]>(
  url: string,
  ...names: Names
): Promise<{ readonly [Index in keyof Names]: Caller }> =>
  Promise.all(names.map(async (name) => createCaller(url, await createAccount(url, name)))) as Promise<never>;

/** Makes accounts that no other test knows, each with a connection. */
export const connectCallers = async <const Names extends readonly string[]>(
  url: string,
  ...names: Names
): Promise<{ readonly [Index in keyof Names]: Connected }> => {
  const callers: readonly Caller[] = await createCallers(url, ...names);
  return Promise.all(callers.map(async (caller) => ({ ...caller, socket: await caller.connect() }))) as Promise<never>;
};
