import { expect, it } from 'vitest';
import type { AuditEntry } from '#shared/contract/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import { NOON, aCall, aMessage, aParticipant, newId, storedAccount, storedConversation } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

const DAY_MS = 86_400_000;
const span = { from: NOON, until: NOON + DAY_MS };

const anEntry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  id: newId(),
  at: NOON,
  actorId: newId(),
  actorName: 'Ada',
  action: 'suspendAccount',
  outcome: 'done',
  details: { reason: 'Asked for it' },
  ...change,
});

/** What administrators ask: counts, the trail of what they did, and what can be thrown away. */
export const administrationSuite: RepositorySuite = (newStore) => {
  it('keeps the trail, newest first, and finds an action', async () => {
    const { audit } = await newStore();
    const first = anEntry({ target: 'somebody', address: '127.0.0.1' });
    const second = anEntry({ at: NOON + 1, action: 'backUp' });
    for (const entry of [first, second]) await audit.insert(entry);
    expect(await audit.page({ limit: 10, offset: 0 })).toEqual({ items: [second, first], total: 2 });
    expect(await audit.page({ limit: 1, offset: 1 })).toEqual({ items: [first], total: 2 });
    expect(await audit.page({ limit: 10, offset: 0, action: 'backUp' })).toEqual({ items: [second], total: 1 });
  });

  it('counts calls, stays, messages and accounts of a time', async () => {
    const store = await newStore();
    const { statistics } = store;
    const ada = await storedAccount(store, { role: 'admin', lastSeenAt: NOON + 5, emailVerifiedAt: NOON });
    await storedAccount(store, { createdAt: NOON - 1, suspended: true });
    const conversation = await storedConversation(store);
    const change = { phase: 'ended', activeAt: NOON, endedAt: NOON + 100, endReason: 'normal' } as const;
    const call = aCall(conversation, [aParticipant(ada, { leftAt: NOON + 50 })], change);
    await store.calls.save(call);
    await store.calls.save(
      aCall(conversation, [aParticipant()], { ...change, createdAt: NOON - 9, endedAt: NOON - 1 }),
    );
    await store.chat.insert(aMessage(call), undefined);

    expect(await statistics.listCalls(span)).toEqual([
      {
        ...{ id: call.id, type: 'video', mode: 'p2p', phase: 'ended', createdAt: NOON, activeAt: NOON },
        ...{ endedAt: NOON + 100, endReason: 'normal' },
      },
    ]);
    expect(await statistics.listStays(span)).toContainEqual({
      ...{ callId: call.id, personId: ada.id, name: ada.name, joinedAt: NOON, leftAt: NOON + 50 },
    });
    expect(await statistics.listMessageTimes(span)).toEqual([NOON]);
    expect(await statistics.listAccountTimes(span)).toEqual([NOON]);
    expect(await statistics.countAccounts(span)).toEqual({
      ...{ total: 2, suspended: 1, verified: 1, active: 1, byRole: { admin: 1, user: 1 } },
    });
    expect(await statistics.countRows()).toMatchObject({ accounts: 2, calls: 2, chat_messages: 1 });
    expect(await statistics.readSizeBytes()).toBeGreaterThan(4096);
  });

  it('adds up the quality of the calls of a time', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const [first, second, before] = [
      aCall(conversation),
      aCall(conversation, undefined, { createdAt: NOON + 1 }),
      aCall(conversation, undefined, { createdAt: NOON - 1 }),
    ];
    for (const call of [first, second, before]) {
      await store.calls.save(call);
      await store.statistics.addQuality(call.id, { excellent: 1, good: 2, fair: 3, poor: 4 });
    }
    expect(await store.statistics.sumQuality(span)).toEqual({ excellent: 2, good: 4, fair: 6, poor: 8 });
    expect(await store.statistics.sumQuality({ from: 0, until: 1 })).toEqual({
      excellent: 0,
      good: 0,
      fair: 0,
      poor: 0,
    });
  });

  it('pages all accounts and finds them by state, role and text', async () => {
    const store = await newStore();
    const { accounts } = store;
    const ada = await storedAccount(store, { name: 'Ada', role: 'admin' });
    const ben = await storedAccount(store, { name: 'Ben', createdAt: NOON + 1, suspended: true });
    const find = async (query: object) => (await accounts.page({ limit: 10, offset: 0, ...query })).items;
    expect(await accounts.page({ limit: 1, offset: 1 })).toEqual({ items: [ada], total: 2 });
    expect(await find({})).toEqual([ben, ada]);
    expect(await find({ isSuspended: true })).toEqual([ben]);
    expect(await find({ isSuspended: false })).toEqual([ada]);
    expect(await find({ role: 'admin' })).toEqual([ada]);
    expect(await find({ search: 'bEN' })).toEqual([ben]);
  });

  it('deletes an account but not its calls', async () => {
    const store = await newStore();
    const ada = await storedAccount(store);
    const ben = await storedAccount(store);
    const call = aCall(await storedConversation(store), [aParticipant(ada)]);
    await store.calls.save(call);
    await store.contacts.add(ben.id, ada.id, NOON);
    await store.accounts.delete(ada.id);
    expect(await store.accounts.find(ada.id)).toBeUndefined();
    expect(await store.contacts.list(ben.id)).toEqual([]);
    expect(await store.calls.find(call.id)).toEqual(call);
  });

  it('pages all calls and finds them by phase and type', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const older = aCall(conversation, [aParticipant()], { phase: 'ended', endedAt: NOON, type: 'audio' });
    const newer = aCall(conversation, [aParticipant()], { createdAt: NOON + 1 });
    for (const call of [older, newer]) await store.calls.save(call);
    const find = async (query: object) => (await store.calls.pageOfAll({ limit: 10, offset: 0, ...query })).items;
    expect(await find({})).toEqual([newer, older]);
    expect(await find({ phases: ['ended'] })).toEqual([older]);
    expect(await find({ type: 'video' })).toEqual([newer]);
    expect(await store.calls.pageOfAll({ limit: 1, offset: 1 })).toEqual({ items: [older], total: 2 });
  });

  it('throws away what is of no use any more, after counting it', async () => {
    const store = await newStore();
    const { housekeeping, signIns, oneTimeTokens, outbox } = store;
    const { id: accountId } = await storedAccount(store);
    const month = 31 * DAY_MS;
    const [old, fresh] = [newId(), newId()];
    await signIns.insert({ id: old, accountId, createdAt: NOON - month, expiresAt: NOON - month });
    await signIns.insert({ id: fresh, accountId, createdAt: NOON, expiresAt: NOON + month });
    const token = { accountId, purpose: 'verifyEmail' as const, email: 'ada@example.org', expiresAt: NOON - month };
    await oneTimeTokens.replace({ ...token, tokenHash: 'old' });
    const mail = { kind: 'verifyEmail' as const, to: 'a@b.c', subject: '', text: '', createdAt: NOON, attempts: 0 };
    const [sent, waiting] = [newId<'Mail'>(), newId<'Mail'>()];
    for (const id of [sent, waiting]) await outbox.insert({ ...mail, id });
    await outbox.markSent(sent, NOON - month);

    const conversation = await storedConversation(store);
    const over = aCall(conversation, [], { phase: 'ended', endedAt: NOON - month });
    const recent = aCall(conversation, [], { phase: 'ended', endedAt: NOON - DAY_MS });
    const running = aCall(conversation, [aParticipant()], { createdAt: NOON - 2 * month });
    for (const call of [over, recent, running]) {
      await store.calls.save(call);
      const line = { callId: call.id, at: call.createdAt, kind: 'callOpened' as const, details: {} };
      await store.callLog.append([1, 2].map((place) => ({ ...line, place })));
    }

    const rules = { callLogLifeMs: 30 * DAY_MS };
    const expected = { signIns: 1, links: 1, mails: 1, logLines: 2 };
    expect(await housekeeping.cleanUp(NOON, true, rules)).toEqual(expected);
    expect(await housekeeping.cleanUp(NOON, false, rules)).toEqual(expected);
    expect(await housekeeping.cleanUp(NOON, false, rules)).toEqual({ signIns: 0, links: 0, mails: 0, logLines: 0 });
    const places = ({ id }: { id: CallId }) => store.callLog.lastPlace(id);
    expect([await places(over), await places(recent), await places(running)]).toEqual([0, 2, 2]);
    expect(await store.calls.find(over.id)).toEqual(over);
    expect(await signIns.isLive(fresh)).toBe(true);
    expect((await outbox.page({ limit: 9, offset: 0 })).items.map(({ id }) => id)).toEqual([waiting]);
  });
};
