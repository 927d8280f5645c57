import { randomBytes } from 'node:crypto';
import type { TestServer } from '#test/support/server/index.ts';
import { type RestClient, createRest } from './rest.ts';
import { type PlatformSocket, connectSocket } from './socket.ts';

/** An account with e-mail and password. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly token: string;
  readonly rest: RestClient;
  /** Opens a connection. The server ends the older one of the same token. */
  connect(): Promise<PlatformSocket>;
}

/** What of a new account a test cares about. */
export type UserWish = Partial<Pick<User, 'email' | 'password' | 'firstName' | 'lastName'>>;

/** Registers an account that no other test knows. */
export const registerUser = async (url: string, wish: UserWish = {}): Promise<User> => {
  const firstName = wish.firstName ?? 'Ada';
  const lastName = wish.lastName ?? 'Lovelace';
  const password = wish.password ?? 'SecurePass123';
  const email = wish.email ?? `${randomBytes(8).toString('hex')}@example.org`;
  const body = { firstName, lastName, email, password, phoneNumber: '+1234567890' };
  const { data } = await createRest(url).ok('register', { body });
  const { user, token } = data;
  return { ...body, id: user.id, token, rest: createRest(url, token), connect: () => connectSocket(url, token) };
};

/** Registers several at once, by their first names. */
export const registerUsers = async <const Name extends string>(
  url: string,
  names: readonly Name[],
): Promise<Readonly<Record<Name, User>>> => {
  const users = await Promise.all(names.map(async (name) => [name, await registerUser(url, { firstName: name })]));
  return Object.fromEntries(users) as Record<Name, User>;
};

/** Registers an account and gives it rights. */
export const registerStaff = async (
  server: TestServer,
  role: 'moderator' | 'admin',
  wish: UserWish = {},
): Promise<User> => {
  const user = await registerUser(server.url, wish);
  await ownerOf(server).ok('updateUser', { params: { userId: user.id }, body: { role } });
  return user;
};

/** Signs in once more, as on another device. */
export const login = async (
  url: string,
  user: Pick<User, 'email' | 'password'>,
): Promise<RestClient & { readonly token: string }> => {
  const { token } = await createRest(url).ok('login', { body: { email: user.email, password: user.password } });
  return { ...createRest(url, token), token };
};

/** The administrator that every server has. */
export const ownerOf = (server: TestServer): RestClient => createRest(server.url, server.ready.owner.token);

/** The token in the newest mail of that kind to that address. */
export const tokenInMail = async (
  server: TestServer,
  to: string,
  kind: 'verify-email' | 'reset-password',
): Promise<string> => {
  const { data } = await ownerOf(server).ok('listOutbox', { query: { limit: 100 } });
  const text = data.mails.find((mail) => mail.to === to && mail.kind === kind)?.text;
  const token = new RegExp(`/${kind}/([\\w-]{43})`).exec(text ?? '')?.[1];
  if (token === undefined) throw new Error(`There is no ${kind} mail to ${to} with a link: ${text}`);
  return token;
};
