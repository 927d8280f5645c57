import { afterAll, describe, expect, it } from 'vitest';
import {
  type Connected,
  type Stage,
  bringTo,
  connectCallers,
  readCall,
} from '#test/support/drivers/direct-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const people = ['caller', 'callee', 'stranger'] as const;
type Who = (typeof people)[number];

const commands = ['accept', 'reject', 'end', 'CONNECTING', 'ACTIVE', 'CONNECTED', 'to ENDED'] as const;
type Command = (typeof commands)[number];

/** What comes of it: the new status, or the status of the refusal. */
type Result = Stage | 400 | 403;

/** What comes of each command in each state, in this order: for the caller, for the callee, for anybody else. */
const table: Readonly<
  Record<Stage, Readonly<Record<Command, readonly [caller: Result, callee: Result, stranger: 403]>>>
> = {
  RINGING: {
    accept: [403, 'CONNECTING', 403],
    reject: [403, 'REJECTED', 403],
    end: ['ENDED', 'ENDED', 403],
    CONNECTING: [400, 'CONNECTING', 403],
    ACTIVE: [400, 400, 403],
    CONNECTED: [400, 400, 403],
    'to ENDED': [400, 400, 403],
  },
  CONNECTING: {
    accept: [403, 400, 403],
    reject: [403, 400, 403],
    end: ['ENDED', 'ENDED', 403],
    CONNECTING: [400, 400, 403],
    ACTIVE: ['ACTIVE', 'ACTIVE', 403],
    CONNECTED: ['ACTIVE', 'ACTIVE', 403],
    'to ENDED': ['ENDED', 'ENDED', 403],
  },
  ACTIVE: {
    accept: [403, 400, 403],
    reject: [403, 400, 403],
    end: ['ENDED', 'ENDED', 403],
    CONNECTING: [400, 400, 403],
    ACTIVE: [400, 400, 403],
    CONNECTED: [400, 400, 403],
    'to ENDED': ['ENDED', 'ENDED', 403],
  },
  ENDED: {
    accept: [403, 400, 403],
    reject: [403, 400, 403],
    end: [400, 400, 403],
    CONNECTING: [400, 400, 403],
    ACTIVE: [400, 400, 403],
    CONNECTED: [400, 400, 403],
    'to ENDED': [400, 400, 403],
  },
  REJECTED: {
    accept: [403, 400, 403],
    reject: [403, 400, 403],
    end: [400, 400, 403],
    CONNECTING: [400, 400, 403],
    ACTIVE: [400, 400, 403],
    CONNECTED: [400, 400, 403],
    'to ENDED': [400, 400, 403],
  },
};

const byRest = (command: Command, { rest }: Connected, callId: string) => {
  const params = { callId };
  switch (command) {
    case 'accept':
      return rest.send('accept', { params, body: {} });
    case 'reject':
      return rest.send('reject', { params, body: { reason: 'declined' } });
    case 'end':
      return rest.send('end', { params, body: {} });
    default:
      return rest.send('updateStatus', { params, body: { status: command === 'to ENDED' ? 'ENDED' : command } });
  }
};

/** The three, and a call of the first two. */
const scene = async (stage: Stage) => {
  const [caller, callee, stranger] = await connectCallers(url, 'John', 'Ben', 'Eve');
  return { caller, callee, stranger, callId: await bringTo(stage, caller, callee) };
};

const rows = Object.entries(table) as [Stage, (typeof table)[Stage]][];
const cases = rows.flatMap(([stage, results]) =>
  commands.flatMap((command) =>
    people.map((who, index) => [stage, command, who, results[command][index] ?? 403] as const),
  ),
);

describe('S4-L30 S4-L11 S4-L12 S4-L13 S4-R5 S4-X4 S4-X6 S4-X8 S4-X10 S4-X12 S4-X14 S4-X16 S4-X18 S4-X23 S4-X25 by REST', () => {
  it.each(cases)('a call that is %s: %s by the %s gives %s', async (stage, command, who, expected) => {
    const { callId, ...those } = await scene(stage);
    const { status, body } = await byRest(command, those[who], callId);
    const isRefusal = typeof expected === 'number';
    expect(status).toBe(isRefusal ? expected : 200);
    expect(body).toMatchObject(
      isRefusal
        ? { success: false, message: expect.any(String), data: null }
        : { success: true, message: expect.any(String), data: { id: callId, status: expected } },
    );
    expect((await readCall(those.caller, callId)).status).toBe(isRefusal ? stage : expected);
  });
});

const socketCommands = ['accept', 'reject', 'end'] as const;
const socketCases = cases.filter(([, command]) => socketCommands.some((name) => name === command));
const errorOf: Record<400 | 403, string> = { 400: 'invalid_status', 403: 'unauthorized' };

/** Who hears of a success, and in which word. */
const news: Record<string, readonly [word: 'call_accepted' | 'call_rejected' | 'call_ended', by: (who: Who) => Who]> = {
  accept: ['call_accepted', () => 'caller'],
  reject: ['call_rejected', () => 'caller'],
  end: ['call_ended', (who) => (who === 'caller' ? 'callee' : 'caller')],
};

describe('S4-L30 S4-L12 S4-L13 S4-E2 S4-E3 S4-E4 S4-E11 S4-X30 S4-X31 S4-L25 by the socket', () => {
  it.each(socketCases)('a call that is %s: %s by the %s gives %s', async (stage, command, who, expected) => {
    const { callId, ...those } = await scene(stage);
    const { socket } = those[who];
    socket.send(`call.${command}`, { callId, ...(command === 'reject' ? { reason: 'declined' } : {}) });
    if (typeof expected === 'number') {
      const { payload, data } = await socket.waitFor('call_error');
      expect(payload).toEqual({ callId, errorType: errorOf[expected], message: expect.any(String) });
      expect(data).toEqual(payload);
      expect((await readCall(those.caller, callId)).status).toBe(stage);
      return;
    }
    const [word, hearer] = news[command] ?? ['call_ended', () => who];
    expect((await those[hearer(who)].socket.waitFor(word)).data.callId).toBe(callId);
    await socket.settle();
    expect(socket.received('call_error')).toEqual([]);
    expect((await readCall(those.caller, callId)).status).toBe(expected);
  });
});

describe('a status report', () => {
  it.each([
    undefined,
    {},
    { status: 'RINGING' },
    { status: 'MISSED' },
    { status: 'active' },
    { status: 7 },
    { status: null },
  ])('S4-R5 S4-L11 S4-X16 takes CONNECTING, ACTIVE and ENDED only: %j is none', async (body) => {
    const { caller, callId } = await scene('CONNECTING');
    expect(await caller.rest.fails('updateStatus', { params: { callId }, body })).toMatchObject({ status: 400 });
    expect((await readCall(caller, callId)).status).toBe('CONNECTING');
  });

  it('S4-R5 S4-L3 S4-L11 answers with the call; one to ENDED tells the other one', async () => {
    const { caller, callee, callId } = await scene('CONNECTING');
    const params = { callId };
    const active = await callee.rest.ok('updateStatus', { params, body: { status: 'ACTIVE' } });
    expect(active).toMatchObject({
      message: 'Call status updated successfully',
      data: { id: callId, status: 'ACTIVE', startTime: expect.any(String), endTime: null },
    });
    const { data } = await caller.rest.ok('updateStatus', { params, body: { status: 'ENDED' } });
    expect(data).toMatchObject({ status: 'ENDED', endTime: expect.any(String), durationSeconds: expect.any(Number) });
    expect((await callee.socket.waitFor('call_ended')).data).toMatchObject({ callId, endedBy: caller.id });
  });
});
