import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import { callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';
import { CODES, answerTo, intrude } from './support/intruder.ts';
import { JUNK, spoiled } from './support/junk.ts';
import { openWitness } from './support/witness.ts';

const server = await startServer();
afterAll(() => server.close());

// Whatever a test did, the process lives and the call of others goes on.
const witness = await openWitness(server);
afterEach(() => witness.relay());

/** Signing in again with nothing new, and asking for the time, say nothing that could be wrong. */
const NEED_NO_FIELD: ReadonlySet<string> = new Set(['authenticate', 'call:clock']);

const messages = [...Object.values(conversationCalls.requests), ...Object.values(conversationCalls.inbounds)];

describe.each(messages.map(({ name, example }) => ({ name, example })))('$name', ({ name, example }) => {
  it('S0-L41 answers everything that is no payload, and the connection stays', async () => {
    const { socket } = await intrude(server);
    const answers = await witness.during(Promise.all(JUNK.map((junk) => answerTo(socket, name, junk))));
    if (!NEED_NO_FIELD.has(name)) expect(answers.map(({ success }) => success)).not.toContain(true);
    expect(socket.connected).toBe(true);
  });

  it('S0-L41 answers its own payload with any one field wrong or missing', async () => {
    const { socket, callId, participantId, conversationId } = await intrude(server);
    const real = { callId, participantId, targetParticipantId: participantId, conversationId };
    const own = Object.keys(example).filter((key) => key in real);
    const payload = { ...example, ...Object.fromEntries(own.map((key) => [key, Reflect.get(real, key)])) };
    await witness.during(Promise.all(spoiled(payload).map((wrong) => answerTo(socket, name, wrong))));
    expect(socket.connected).toBe(true);
  });
});

describe('sizes', () => {
  const talk = async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId, seats } = await callWith(ada, [ben], conversationId);
    const signalOf = (bytes: number) => ({
      callId,
      targetParticipantId: seats[1]?.participantId,
      signal: { type: 'offer', sdp: 'x'.repeat(bytes) },
    });
    return { ada, ben, callId, signalOf };
  };

  it('S0-L39 S0-X52 S0-E21 a signal of more than 64 kB is refused, one of a little less is relayed', async () => {
    const { ada, ben, signalOf } = await talk();
    ada.socket.emit('call:signal', signalOf(65_000));
    expect((await ben.socket.waitFor('call:signal')).signal.sdp).toHaveLength(65_000);
    expect(await ada.socket.refused('call:signal', signalOf(65_536))).toMatchObject({ code: 'SIGNALING_ERROR' });
    expect(await ada.socket.waitFor('call:error')).toMatchObject({ code: 'SIGNALING_ERROR' });
    await ben.socket.settle();
    expect(ben.socket.received('call:signal')).toHaveLength(1);
    expect(ada.socket.connected).toBe(true);
  });

  it('a frame of more than 1 MB ends its own connection, and only the connection', async () => {
    const { ada, ben, callId, signalOf } = await talk();
    const stranger = (await createWorld({ server, accounts: ['eve'] })).people.eve.socket;
    ada.socket.emit('call:signal', signalOf(1_000_100));
    await witness.during(ada.socket.closed());
    expect(await ben.socket.waitFor('call:participant-status')).toMatchObject({ status: 'disconnected' });
    expect([ben.socket.connected, stranger.connected]).toEqual([true, true]);
    await ada.connect();
    expect(await ada.socket.ask('call:resume', { callId })).toMatchObject({ status: 'active' });
  });

  it('S0-L41 a text of the largest size is stored, one more letter is refused', async () => {
    const { ada, callId } = await talk();
    const text = 'x'.repeat(4_000);
    expect(await ada.socket.ask('call:chat-send', { callId, text })).toMatchObject({ message: { text } });
    await ada.socket.refused('call:chat-send', { callId, text: `${text}x` });
  });
});

describe('keys of prototypes', () => {
  it('S0-L54 reach nobody and change nothing', async () => {
    const { socket, callId } = await intrude(server);
    const before = await socket.ask('call:resume', { callId });
    for (const key of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString']) {
      const poison = JSON.parse(`{"callId":"${callId}","${key}":{"callId":"${callId}","polluted":true}}`) as object;
      for (const { name } of [conversationCalls.requests.resume, conversationCalls.inbounds.mediaStateChange]) {
        await answerTo(socket, name, poison);
      }
      for (const id of [key, `${key}.${key}`]) await answerTo(socket, 'call:resume', { callId: id });
    }
    expect(await socket.ask('call:resume', { callId })).toEqual(before);
  });

  it('S0-E14 within a signal go through unread', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId, seats } = await callWith(ada, [ben], conversationId);
    const signal = JSON.parse('{"type":"offer","sdp":"v=0","constructor":{"prototype":1}}') as object;
    ada.socket.emit('call:signal', { callId, targetParticipantId: seats[1]?.participantId, signal });
    expect((await ben.socket.waitFor('call:signal')).signal).toEqual(signal);
  });
});

describe('names of messages', () => {
  it('S0-L52 of a version to come are refused, with and without a callback', async () => {
    const { socket } = await intrude(server);
    for (const name of ['call:v2:initiate', 'call:v2:join', 'call:v10:x']) {
      const error = await socket.refused(name, {});
      expect(error.message).toMatch(/version/i);
      expect(CODES).toContain(error.code);
      socket.emit(name);
      await socket.waitFor('call:error', ({ message }) => message === error.message);
    }
  });

  it('that nobody knows are ignored', async () => {
    const { socket, callId } = await intrude(server);
    for (const name of [
      'call:unknown',
      '',
      '__proto__',
      'toString',
      'call:Signal',
      'message',
      'error',
      'x'.repeat(500),
    ]) {
      socket.emit(name, { callId });
      socket.emit(name);
    }
    await socket.settle();
    expect(socket.received('call:error')).toEqual([]);
    expect(socket.connected).toBe(true);
  });

  it('S0-L41 come with strange arguments: several, a callback in the middle, nothing but a callback', async () => {
    const { socket, callId } = await intrude(server);
    socket.emit('call:resume', { callId }, { callId }, 42);
    socket.emit('call:resume');
    const alone: unknown = await socket.raw.timeout(8_000).emitWithAck('call:resume');
    expect(alone).toMatchObject({ success: false });
    const extra: unknown = await socket.raw.timeout(8_000).emitWithAck('call:resume', { callId }, 'more', null);
    expect(extra).toMatchObject({ success: true });
    expect(socket.connected).toBe(true);
  });
});

it('S0-L41 thousands of messages are all answered, while the call of others goes on', async () => {
  const { socket, callId } = await intrude(server);
  const count = 5_000;
  const asked = Array.from({ length: count }, (_, index) =>
    answerTo(socket, index % 2 === 0 ? 'call:resume' : 'call:signal', { callId, index }),
  );
  const answers = await witness.during(Promise.all(asked));
  expect(answers.filter(({ success }) => success)).toHaveLength(count / 2);
});
