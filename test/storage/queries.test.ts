import { Kysely, type LogEvent, SqliteDialect } from 'kysely';
import type Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Repositories } from '#server/ports/index.ts';
import { openConnection } from '#server/storage/connection.ts';
import { createRepositories } from '#server/storage/repositories.ts';
import type { Schema } from '#server/storage/schema.ts';
import { newFile, openFor } from './support/folder.ts';
import {
  NOON,
  aCall,
  aGuest,
  aMessage,
  aParticipant,
  aShareLink,
  aTranscript,
  memberOf,
  newId,
  storedAccount,
  storedConversation,
} from './support/samples.ts';

interface Watched {
  readonly store: Repositories;
  readonly sqlite: Sqlite.Database;
  /** The SQL of every query so far. */
  readonly queries: string[];
}

/** A store that tells which queries it makes. */
const openWatched = async (): Promise<Watched> => {
  const file = newFile();
  await (await openFor(file)).close();
  const opened = openConnection(file);
  if (!opened.ok) throw new Error(opened.error.message);
  const sqlite = opened.value;
  onTestFinished(() => void sqlite.close());
  const queries: string[] = [];
  const log = ({ query }: LogEvent) => void queries.push(query.sql);
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }), log });
  return { store: createRepositories(db), sqlite, queries };
};

/** Uses every repository in every way. */
const useEverything = async (store: Repositories): Promise<void> => {
  const ada = await storedAccount(store);
  const conversation = await storedConversation(store, { title: '', members: [memberOf(ada)] });
  const link = aShareLink(conversation);
  const guest = aGuest(link);
  const call = aCall(conversation, [aParticipant(ada)], { callees: [{ personId: ada.id, outcome: 'missed' }] });
  const callId = call.id;
  const page = { limit: 2, offset: 0 };
  await store.shareLinks.insert(link, 'hash');
  await store.guests.insert(guest);
  await store.calls.save(call);
  const message = await store.chat.insert(aMessage(call), 'a1');
  await store.transcripts.insert(aTranscript(call), { fr: 'Bonjour' });
  await Promise.all([
    store.accounts.update(ada.id, { name: 'Ada' }),
    store.accounts.findMany([ada.id]),
    store.accounts.findByUsername('ada'),
    store.accounts.findOwner(),
    store.guests.update(guest.id, { name: 'Alice' }),
    store.guests.find(guest.id),
    store.guests.findByTokenHash('hash'),
    store.guests.listByShareLink(link.id),
    store.guests.listByConversation(conversation.id),
    store.conversations.update(conversation.id, { lobby: true }),
    store.conversations.find(conversation.id),
    store.conversations.listOfAccount(ada.id),
    store.conversations.putMembers(conversation.id, [{ accountId: ada.id, role: 'admin' }]),
    store.conversations.removeMembers(conversation.id, [ada.id]),
    store.shareLinks.findByTokenHash('hash'),
    store.shareLinks.list(conversation.id),
    store.shareLinks.tryUse(link.id, NOON),
    store.shareLinks.revoke(link.id, NOON),
    store.calls.find(callId),
    store.calls.findLiveInConversation(conversation.id),
    store.calls.listLive(),
    store.calls.pageOfConversation({ conversationId: conversation.id, viewer: ada.id, ...page }),
    store.calls.pageOfConversation({ conversationId: conversation.id, viewer: ada.id, phase: 'ended', ...page }),
    store.calls.pageOfPerson({ personId: ada.id, ...page }),
    store.calls.pageOfPerson({
      ...{ personId: ada.id, phase: 'ended', type: 'video', outcome: 'missed', initiatedByMe: true, search: 'a' },
      ...{ from: NOON, until: NOON + 1, ...page },
    }),
    store.calls.countUnseenMissed(ada.id),
    store.calls.markMissedSeen(ada.id, NOON),
    store.chat.list({ callId, limit: 2 }),
    store.chat.list({ callId, after: message.id, limit: 2 }),
    store.chat.list({ callId, before: message.id, limit: 2 }),
    store.chat.list({ callId, latest: true, limit: 2 }),
    store.transcripts.list({ callId, search: 'good', limit: 2 }),
    store.settings.get('key'),
    store.settings.set('key', 'value'),
  ]);
};

describe('queries', () => {
  it('all go by an index, so that none gets slower with the years', async () => {
    const { store, sqlite, queries } = await openWatched();
    await useEverything(store);
    const plans = [...new Set(queries)].map((query) => {
      const blanks = Array.from(query.matchAll(/\?/g), () => null);
      const steps = sqlite.prepare<unknown[], { detail: string }>(`explain query plan ${query}`).all(blanks);
      return { query, scans: steps.map((step) => step.detail).filter((detail) => detail.startsWith('SCAN')) };
    });
    expect(plans.length).toBeGreaterThan(40);
    expect(plans.filter(({ scans }) => scans.length > 0)).toEqual([]);
  });

  it('are as many for a long page of history as for a short one', async () => {
    const { store, queries } = await openWatched();
    const me = await storedAccount(store);
    const conversation = await storedConversation(store, { type: 'direct', title: '' });
    const callees = [{ personId: me.id, outcome: 'missed' as const }];
    for (let index = 0; index < 30; index++) await store.calls.save(aCall(conversation, [aParticipant()], { callees }));

    const countFor = async (limit: number): Promise<number> => {
      queries.length = 0;
      const page = await store.calls.pageOfPerson({ personId: me.id, limit, offset: 0 });
      expect(page.items).toHaveLength(limit);
      return queries.filter((query) => query.startsWith('select')).length;
    };
    expect([await countFor(1), await countFor(30)]).toEqual([4, 4]);
  });

  it('that save a call are as many for a big call as for a small one', async () => {
    const { store, queries } = await openWatched();
    const conversation = await storedConversation(store);
    const countFor = async (size: number): Promise<number> => {
      const participants = Array.from({ length: size }, () => aParticipant());
      const callees = participants.map(() => ({ personId: newId<'Account'>(), outcome: 'answered' as const }));
      queries.length = 0;
      await store.calls.save(aCall(conversation, participants, { callees }));
      return queries.length;
    };
    expect(await countFor(50)).toBe(await countFor(1));
  });
});
