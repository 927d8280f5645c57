import { afterAll, describe, expect, it } from 'vitest';
import { type User, createCall, joinCall, registerUsers } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const say = async (user: User, callId: string, message: string): Promise<string> =>
  (await user.rest.ok('sendChat', { params: { callId }, body: { message } })).data.message.id;

const read = async (user: User, callId: string, query: Record<string, string | number> = {}) =>
  (await user.rest.ok('listChat', { params: { callId }, query })).data.messages;

/** Two people in one call. */
const inCall = async () => {
  const { Ada, Ben } = await registerUsers(server.url, ['Ada', 'Ben']);
  const { id } = await createCall(Ada);
  await joinCall(Ben, id);
  return { Ada, Ben, id };
};

describe('the chat of a call', () => {
  it('S2-R26 S2-E18 is whole, in order and without doubles for whoever lost the connection for a while', async () => {
    const { Ada, Ben, id } = await inCall();
    const before = await Ben.connect();
    await before.ask('join-room', { roomId: id });
    for (const message of ['1', '2', '3']) await say(Ada, id, message);
    await before.waitFor('new-message', ({ message }) => message === '3');
    const live = before.received('new-message');
    before.close();
    for (const message of ['4', '5', '6', '7', '8']) await say(Ada, id, message);

    const after = await Ben.connect();
    await after.ask('join-room', { roomId: id });
    const missed: { id: string; message: string }[] = [];
    for (;;) {
      const last = missed.at(-1)?.id ?? live.at(-1)?.messageId ?? '';
      const page = await read(Ben, id, { after: last, limit: 2 });
      if (page.length === 0) break;
      missed.push(...page);
    }
    await say(Ada, id, '9');
    await after.waitFor('new-message');
    await after.settle();
    const heard = [...live, ...missed, ...after.received('new-message')].map(({ message }) => message);
    expect(heard).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('S2-R26 S2-E18 comes in the same order to all, however many write at once', async () => {
    const { Ada, Ben, id } = await inCall();
    const [ada, ben] = [await Ada.connect(), await Ben.connect()];
    for (const socket of [ada, ben]) await socket.ask('join-room', { roomId: id });
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => say(index % 2 ? Ada : Ben, id, `${index % 2 ? 'Ada' : 'Ben'} ${index}`)),
    );
    const stored = await read(Ada, id);
    expect(stored).toHaveLength(20);
    for (const [socket, other] of [
      [ada, Ben],
      [ben, Ada],
    ] as const) {
      await socket.settle();
      const ofOthers = stored.filter(({ userId }) => userId === other.id).map((message) => message.id);
      expect(socket.received('new-message').map(({ messageId }) => messageId)).toEqual(ofOthers);
    }
  });

  it('S2-R26 is paged from its beginning, a hundred messages at a time', async () => {
    const { Ada, id } = await inCall();
    for (let at = 0; at < 105; at++) await say(Ada, id, String(at));
    const first = await read(Ada, id);
    expect(first.map(({ message }) => message)).toEqual(Array.from({ length: 100 }, (_, at) => String(at)));
    const rest = await read(Ada, id, { after: first.at(-1)?.id ?? '' });
    expect(rest.map(({ message }) => message)).toEqual(['100', '101', '102', '103', '104']);
    expect(await read(Ada, id, { after: rest.at(-1)?.id ?? '' })).toEqual([]);
  });

  it('S2-R26 stays readable for those who were there when the call is over, and survives a crash', async () => {
    const { Ada, Ben, id } = await inCall();
    await say(Ben, id, 'Goodbye');
    await Ada.rest.ok('endCall', { params: { callId: id } });
    await server.kill();
    await server.start();
    expect((await read(Ben, id)).map(({ message }) => message)).toEqual(['Goodbye']);
    const late = await Ada.rest.fails('sendChat', { params: { callId: id }, body: { message: 'Too late' } });
    expect(late).toMatchObject({ httpStatus: 400 });
  });

  it.each([
    { message: '' },
    { message: '   ' },
    { message: 'x'.repeat(4001) },
    { message: 7 },
    { messageType: 'smoke' },
  ])('S2-R26 S2-L19 S2-L35 refuses %j', async (wrong) => {
    const { Ada, id } = await inCall();
    const error = await Ada.rest.fails('sendChat', { params: { callId: id }, body: { message: 'Hello', ...wrong } });
    expect(error).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST' });
  });
});
