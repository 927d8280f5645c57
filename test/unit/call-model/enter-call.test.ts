import { beforeEach, describe, expect, it } from 'vitest';
import { createCallMemory } from '#renderer/features/call/model/call-memory.ts';
import type { CallEntry } from '#renderer/features/call/model/call-view.ts';
import { comeBack, enterCall } from '#renderer/features/call/model/enter-call.ts';
import { allFlags, FakeServer, refuse, wireSeat } from './fakes/fake-server.ts';
import { createMemoryStorage } from './fakes/memory-storage.ts';

const LIST = 'GET /api/conversations/:conversationId/calls';
const start: CallEntry = { kind: 'start', conversationId: 'conversation', type: 'video' };
const join: CallEntry = { kind: 'join', callId: 'call' };
const wait: CallEntry = { kind: 'await', conversationId: 'conversation', title: 'T' };
const listed =
  (...statuses: string[]) =>
  () => ({ calls: statuses.map((status, i) => ({ callId: `call${i}`, status })) });
const seat = () => wireSeat();

let server: FakeServer;
let memory: ReturnType<typeof createCallMemory>;
const entering = () => ({ connection: server.connection, rest: server.rest, memory, flags: () => allFlags });
const enter = (entry: CallEntry) => enterCall(entering(), entry);

beforeEach(() => {
  server = new FakeServer();
  server.goOnline();
  memory = createCallMemory(createMemoryStorage());
});

describe('starting', () => {
  it('begins a call, telling what is on', async () => {
    server.when('call:initiate', seat);
    expect(await enter(start)).toEqual({ kind: 'seated', seat: wireSeat() });
    expect(server.asked[0]?.payload).toMatchObject({
      conversationId: 'conversation',
      type: 'video',
      settings: allFlags,
    });
  });

  it('joins the call that runs already', async () => {
    server
      .when('call:initiate', refuse('CALL_ALREADY_ACTIVE'))
      .when(LIST, listed('ended', 'initiated'))
      .when('call:join', ({ callId }) => wireSeat({ callId: String(callId) }));
    expect(await enter(start)).toMatchObject({ kind: 'seated', seat: { callId: 'call1' } });
  });

  it('takes the old place back in a call it is in already, as on another page of this person', async () => {
    server
      .when('call:initiate', refuse('CALL_ALREADY_ACTIVE'))
      .when(LIST, listed('active'))
      .when('call:join', refuse('ALREADY_PARTICIPANT'))
      .when('call:resume', seat);
    expect(await enter(start)).toMatchObject({ kind: 'seated' });
  });

  it('tries again when the running call ended between the questions', async () => {
    server.when('call:initiate', refuse('CALL_ALREADY_ACTIVE')).when(LIST, listed('ended'));
    expect(await enter(start)).toEqual({ kind: 'offline' });
  });

  it('tells why it was refused', async () => {
    server.when('call:initiate', refuse('PERMISSION_DENIED'));
    expect(await enter(start)).toMatchObject({ kind: 'failed', failure: { code: 'PERMISSION_DENIED' } });
  });
});

describe('a door', () => {
  const early = { startsAt: 1_760_000_000_000, host: 'Ben' };

  it('that opens later says when, and who planned it', async () => {
    server.when('call:join', refuse('CALL_ENDED', early));
    expect(await enter(join)).toEqual({ kind: 'planned', callId: 'call', ...early });
    server.when('call:initiate', refuse('CALL_ALREADY_ACTIVE')).when(LIST, listed('initiated'));
    expect(await enter(start)).toEqual({ kind: 'planned', callId: 'call0', ...early });
  });

  it('with a password asks for it, and opens to the right one', async () => {
    server.when('call:join', (payload) =>
      payload['password'] === 'sesame' ? wireSeat() : refuse('PERMISSION_DENIED', { needs: 'password' })(payload),
    );
    expect(await enter(join)).toEqual({ kind: 'locked', callId: 'call' });
    expect(await enterCall({ ...entering(), password: 'simsim' }, join)).toEqual({ kind: 'locked', callId: 'call' });
    expect(await enterCall({ ...entering(), password: 'sesame' }, join)).toMatchObject({ kind: 'seated' });
    expect(server.asked.map(({ payload }) => payload['password'])).toEqual([undefined, 'simsim', 'sesame']);
  });
});

describe('joining', () => {
  it('joins', async () => {
    server.when('call:join', seat);
    expect(await enter(join)).toMatchObject({ kind: 'seated' });
    expect(server.names()).toEqual(['call:join']);
  });

  it('comes back after a reload: the old place first', async () => {
    memory.save({ callId: 'call', conversationId: 'conversation' });
    server.when('call:resume', seat);
    expect(await enter(join)).toMatchObject({ kind: 'seated' });
    expect(server.names()).toEqual(['call:resume']);
  });

  it('joins anew when the old place is gone', async () => {
    memory.save({ callId: 'call', conversationId: 'conversation' });
    server.when('call:resume', refuse('PERMISSION_DENIED')).when('call:join', seat);
    expect(await enter(join)).toMatchObject({ kind: 'seated' });
  });

  it.each(['CALL_ENDED', 'KICKED', 'CALL_NOT_FOUND'])('does not knock again after %s', async (code) => {
    server.when('call:resume', refuse(code));
    expect(await comeBack(entering(), 'call')).toMatchObject({ kind: 'failed', failure: { code } });
    expect(server.names()).toEqual(['call:resume']);
  });

  it('knows a lost line from a refusal', async () => {
    server.goOffline();
    expect(await enter(join)).toEqual({ kind: 'offline' });
  });
});

describe('waiting for a call', () => {
  it('finds none', async () => {
    server.when(LIST, listed('ended'));
    expect(await enter(wait)).toEqual({ kind: 'noCall' });
  });

  it('joins the running one', async () => {
    server.when(LIST, listed('active')).when('call:join', seat);
    expect(await enter(wait)).toMatchObject({ kind: 'seated' });
  });

  it('comes back after a reload without looking', async () => {
    memory.save({ callId: 'call', conversationId: 'conversation' });
    server.when('call:resume', seat);
    expect(await enter(wait)).toMatchObject({ kind: 'seated' });
    expect(server.names()).toEqual(['call:resume']);
  });

  it('forgets a call of before that is over, and waits for the next', async () => {
    memory.save({ callId: 'call', conversationId: 'conversation' });
    server.when('call:resume', refuse('CALL_ENDED')).when(LIST, listed());
    expect(await enter(wait)).toEqual({ kind: 'noCall' });
    expect(memory.read()).toBeNull();
  });

  it('takes a call that ends at that moment for none', async () => {
    server.when(LIST, listed('active')).when('call:join', refuse('CALL_ENDED'));
    expect(await enter(wait)).toEqual({ kind: 'noCall' });
  });
});
