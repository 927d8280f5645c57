import { type Person, createAccount } from './drivers/conversation-calls/index.ts';
import type { TestServer } from './server/index.ts';

/** Who and what a test needs. Names are keys of `people`. */
export interface WorldWish<Name extends string> {
  readonly server: TestServer;
  /** Members of the conversation; the first one makes and so administers it. */
  readonly accounts: readonly [Name, ...Name[]];
  /** Accounts outside of the conversation. */
  readonly outsiders?: readonly Name[];
  /** Those who have no connection; all others have one. */
  readonly offline?: readonly NoInfer<Name>[];
  readonly roles?: Readonly<Partial<Record<NoInfer<Name>, 'admin' | 'moderator' | 'member'>>>;
  readonly languages?: Readonly<Partial<Record<NoInfer<Name>, string>>>;
  readonly type?: 'direct' | 'group' | 'public' | 'global';
  readonly title?: string;
  /** Guests wait until somebody lets them in. */
  readonly lobby?: boolean;
}

/** Accounts that no other test knows, in a conversation of their own. */
export interface World<Name extends string> {
  readonly people: Readonly<Record<Name, Person>>;
  readonly conversationId: string;
}

/** Makes the accounts, their conversation and their connections. */
export const createWorld = async <const Name extends string>(wish: WorldWish<Name>): Promise<World<Name>> => {
  const { server, accounts, outsiders = [], offline = [], roles = {}, languages = {} } = wish;
  const make = async (name: Name) => {
    const person = await createAccount(server.url, name, Object(languages)[name] as string | undefined);
    if (!offline.includes(name)) await person.connect();
    return [name, person] as const;
  };
  const entries = await Promise.all([...accounts, ...outsiders].map(make));
  const people = Object.fromEntries(entries) as Record<Name, Person>;
  const [maker, ...others] = accounts;
  const members = others.map((name) => ({ userId: people[name].id, role: Object(roles)[name] as string | undefined }));
  const { type = 'group', title = 'Ward round', lobby } = wish;
  const { data } = await people[maker].rest.ok('createConversation', { body: { type, title, lobby, members } });
  return { people, conversationId: data.conversationId };
};
