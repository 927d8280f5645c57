import { expect, it } from 'vitest';
import type { AppointmentState } from '#server/domain/index.ts';
import type { Repositories, StoredAccount } from '#server/ports/index.ts';
import { NOON, newId, storedAccount, storedConversation } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

const partyOf = ({ id, name, email }: StoredAccount) => ({ id, name, email });

const stored = async (store: Repositories, change: Partial<AppointmentState> = {}): Promise<AppointmentState> => {
  const appointment: AppointmentState = {
    id: newId(),
    client: change.client ?? partyOf(await storedAccount(store)),
    provider: change.provider ?? partyOf(await storedAccount(store)),
    startsAt: NOON,
    durationMinutes: 50,
    type: 'Individual',
    status: 'confirmed',
    paymentStatus: 'completed',
    startedBy: [],
    endedBy: [],
    createdAt: NOON - 1000,
    ...change,
  };
  await store.appointments.insert(appointment);
  return appointment;
};

/** Appointments with the session that came of them. */
export const appointmentSuite: RepositorySuite = (newStore) => {
  it('gives back every field by id and by room, of a full one and of a bare one', async () => {
    const store = await newStore();
    const client = partyOf(await storedAccount(store, { email: 'ada@example.org' }));
    const { id: conversationId } = await storedConversation(store);
    const full = await stored(store, {
      client,
      room: 'room-1',
      conversationId,
      status: 'inProgress',
      startedAt: NOON + 1,
      endedAt: NOON + 2,
      startedBy: [client.id],
      endedBy: [client.id, newId()],
      emptySince: NOON + 3,
    });
    const bare = await stored(store);
    expect(await store.appointments.find(full.id)).toEqual(full);
    expect(await store.appointments.findByRoom('room-1')).toEqual(full);
    expect(await store.appointments.find(bare.id)).toEqual(bare);
    expect(await store.appointments.find(newId())).toBeUndefined();
    expect(await store.appointments.findByRoom('room-2')).toBeUndefined();
    expect(await store.appointments.findByConversation(conversationId)).toEqual(full);
    expect(await store.appointments.findByConversation(newId())).toBeUndefined();
  });

  it('replaces the whole state of one, and of no other', async () => {
    const store = await newStore();
    const before = await stored(store, { room: 'room-1', startedAt: NOON, startedBy: [newId()] });
    const other = await stored(store);
    const after: AppointmentState = {
      ...before,
      room: undefined,
      startedAt: undefined,
      status: 'cancelled',
      startedBy: [],
    };
    await store.appointments.save(after);
    expect(await store.appointments.find(before.id)).toEqual(after);
    expect(await store.appointments.find(other.id)).toEqual(other);
    await store.appointments.save({ ...after, id: newId() });
    expect((await store.appointments.page({ limit: 9, offset: 0 })).total).toBe(2);
  });

  it('shows people under the name and address that they have now', async () => {
    const store = await newStore();
    const { id, client } = await stored(store);
    await store.accounts.update(client.id, { name: 'Augusta', email: 'augusta@example.org' });
    expect((await store.appointments.find(id))?.client).toMatchObject({
      name: 'Augusta',
      email: 'augusta@example.org',
    });
  });

  it('gives a room to one appointment only', async () => {
    const store = await newStore();
    await stored(store, { room: 'room-1' });
    await expect(stored(store, { room: 'room-1' })).rejects.toThrow(/unique/i);
  });

  it('pages in order of time, through all or through those of one account', async () => {
    const store = await newStore();
    const ada = partyOf(await storedAccount(store));
    const [third, first, second] = [
      await stored(store, { startsAt: NOON + 2, client: ada }),
      await stored(store, { startsAt: NOON }),
      await stored(store, { startsAt: NOON + 1, provider: ada }),
    ];
    expect(await store.appointments.page({ limit: 9, offset: 0 })).toEqual({ items: [first, second, third], total: 3 });
    expect(await store.appointments.page({ limit: 1, offset: 1 })).toEqual({ items: [second], total: 3 });
    expect(await store.appointments.page({ newestFirst: true, limit: 2, offset: 0 })).toEqual({
      items: [third, second],
      total: 3,
    });
    expect(await store.appointments.page({ accountId: ada.id, limit: 9, offset: 0 })).toEqual({
      items: [second, third],
      total: 2,
    });
    expect(await store.appointments.page({ from: NOON + 1, until: NOON + 2, limit: 9, offset: 0 })).toEqual({
      items: [second],
      total: 1,
    });
    expect(await store.appointments.page({ accountId: newId(), limit: 9, offset: 0 })).toEqual({ items: [], total: 0 });
  });

  it('lists those whose session runs', async () => {
    const store = await newStore();
    const running = await stored(store, { status: 'inProgress' });
    await stored(store, { status: 'completed' });
    expect(await store.appointments.listInProgress()).toEqual([running]);
  });
};
