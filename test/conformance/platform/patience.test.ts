import { afterAll, describe, expect, it, vi } from 'vitest';
import { createCall, joinCall, readCall, registerUsers } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const REMINDER_MS = 600_000;
const GRACE_MS = 30_000;

describe('what only time brings about', () => {
  it.concurrent(
    'S2-L11 a planned call is called to mind ten minutes before, once, to those who have not declined',
    async () => {
      const { Ada, Ben, Cleo } = await registerUsers(server.url, ['Ada', 'Ben', 'Cleo']);
      const [ada, ben, cleo] = [await Ada.connect(), await Ben.connect(), await Cleo.connect()];
      const scheduledFor = new Date(Date.now() + REMINDER_MS + 2_000).toISOString();
      const { id } = await createCall(Ada, { scheduledFor, title: 'Soon', inviteUserIds: [Ben.id, Cleo.id] });
      await Cleo.rest.ok('respond', { params: { callId: id }, body: { response: 'declined' } });
      for (const socket of [ada, ben]) {
        const reminder = await socket.waitFor('call-reminder');
        expect(reminder).toMatchObject({ callId: id, startsAt: scheduledFor, call: { title: 'Soon' } });
      }
      await cleo.settle();
      expect(cleo.received('call-reminder')).toEqual([]);
      expect(ben.received('call-reminder')).toHaveLength(1);
    },
  );

  it.concurrent(
    'S2-E23 S2-E12 a host whose connection broke is host until the grace is over, then somebody else is',
    async () => {
      const { Ada, Ben } = await registerUsers(server.url, ['Ada', 'Ben']);
      const [ada, ben] = [await Ada.connect(), await Ben.connect()];
      const { id } = await createCall(Ada);
      await joinCall(Ben, id);
      for (const socket of [ada, ben]) await socket.ask('join-room', { roomId: id });
      const goneAt = Date.now();
      ada.close();
      await ben.waitFor('user-left', ({ userId }) => userId === Ada.id);
      expect((await readCall(Ben, id)).host.id).toBe(Ada.id);
      // Not expect.poll, which does not know which of several tests at once it belongs to.
      const told = () => expect(ben.received('host-changed')).toMatchObject([{ callId: id, newHostId: Ben.id }]);
      await vi.waitFor(told, { timeout: GRACE_MS + 15_000, interval: 100 });
      expect(Date.now() - goneAt).toBeGreaterThanOrEqual(GRACE_MS - 1_000);
      expect((await readCall(Ben, id)).host.id).toBe(Ben.id);
    },
  );

  it.concurrent('S2-E23 a host who comes back within the grace is still host', async () => {
    const { Ada, Ben } = await registerUsers(server.url, ['Ada', 'Ben']);
    const [ada, ben] = [await Ada.connect(), await Ben.connect()];
    const { id } = await createCall(Ada);
    await joinCall(Ben, id);
    for (const socket of [ada, ben]) await socket.ask('join-room', { roomId: id });
    ada.close();
    await ben.waitFor('user-left', ({ userId }) => userId === Ada.id);
    const again = await Ada.connect();
    await again.ask('join-room', { roomId: id });
    expect(await ben.waitFor('user-joined', ({ userId }) => userId === Ada.id)).toMatchObject({ roomId: id });
    expect((await readCall(Ben, id)).host.id).toBe(Ada.id);
    expect(ben.received('host-changed')).toEqual([]);
  });
});
