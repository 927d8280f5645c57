import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { errorMessages } from '#shared/contract/index.ts';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import {
  type CallSocket,
  acknowledgement,
  beginCall,
  callWith,
  conform,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';
import { JUNK, nested, spoiled } from './support/junk.ts';
import { openRawSocket } from './support/raw-socket.ts';
import { openWitness } from './support/witness.ts';

const server = await startServer();
afterAll(() => server.close());

// Whatever a test did, the process lives and the call of others goes on.
const witness = await openWitness(server);
afterEach(() => witness.relay());

/** All codes that the document knows for sockets. */
const CODES = new Set([
  'CALL_NOT_FOUND',
  'CALL_ALREADY_ACTIVE',
  'CALL_ENDED',
  'PARTICIPANT_NOT_FOUND',
  'ALREADY_PARTICIPANT',
  'MAX_PARTICIPANTS_REACHED',
  'INVALID_MODE',
  'MODE_SWITCH_FAILED',
  'MEDIA_SERVER_ERROR',
  'TRANSCRIPTION_ERROR',
  'TRANSLATION_ERROR',
  'SIGNALING_ERROR',
  'PERMISSION_DENIED',
  'KICKED',
  'TIMEOUT',
]);

const messages = [...Object.values(conversationCalls.requests), ...Object.values(conversationCalls.inbounds)];

/** Mallory, in a call of her own. */
const intrude = async () => {
  const { people, conversationId } = await createWorld({ server, accounts: ['mallory', 'mate'] });
  const { mallory, mate } = people;
  const { callId, participantId } = await beginCall(mallory, conversationId);
  return { socket: mallory.socket, mallory, mate, callId, participantId, conversationId };
};

/** Sends with a callback; the answer must come, be of the published form and never be a bug of the server. */
const answerTo = async (socket: CallSocket, name: string, payload: unknown) => {
  const raw: unknown = await socket.raw.timeout(8_000).emitWithAck(name, payload);
  const answer = conform(acknowledgement, raw, `the acknowledgement of ${name} for ${JSON.stringify(payload)}`);
  if (answer.success) return answer;
  expect(answer.error.message).not.toBe(errorMessages.INTERNAL);
  expect(CODES).toContain(answer.error.code);
  return answer;
};

describe.each(messages.map(({ name, example }) => ({ name, example })))('$name', ({ name, example }) => {
  it('S0-L41 answers everything that is no payload, and the connection stays', async () => {
    const { socket } = await intrude();
    const answers = await witness.during(Promise.all(JUNK.map((junk) => answerTo(socket, name, junk))));
    // Signing in again with nothing new is the one message that needs no field.
    if (name !== 'authenticate') expect(answers.map(({ success }) => success)).not.toContain(true);
    expect(socket.connected).toBe(true);
  });

  it('S0-L41 answers its own payload with any one field wrong or missing', async () => {
    const { socket, callId, participantId, conversationId } = await intrude();
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
    const { socket, callId } = await intrude();
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
    const { socket } = await intrude();
    for (const name of ['call:v2:initiate', 'call:v2:join', 'call:v10:x']) {
      const error = await socket.refused(name, {});
      expect(error.message).toMatch(/version/i);
      expect(CODES).toContain(error.code);
      socket.emit(name);
      await socket.waitFor('call:error', ({ message }) => message === error.message);
    }
  });

  it('that nobody knows are ignored', async () => {
    const { socket, callId } = await intrude();
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
    const { socket, callId } = await intrude();
    socket.emit('call:resume', { callId }, { callId }, 42);
    socket.emit('call:resume');
    const alone: unknown = await socket.raw.timeout(8_000).emitWithAck('call:resume');
    expect(alone).toMatchObject({ success: false });
    const extra: unknown = await socket.raw.timeout(8_000).emitWithAck('call:resume', { callId }, 'more', null);
    expect(extra).toMatchObject({ success: true });
    expect(socket.connected).toBe(true);
  });
});

describe('frames', () => {
  it.each([
    '4',
    '42',
    '42{}',
    '42[]',
    '42not json',
    '42[null]',
    '42[{}]',
    '42["disconnect"]',
    '42["connect_error",{}]',
    '42["newListener",{}]',
    '451-["call:signal",{"_placeholder":true,"num":7}]',
    '45999999-["call:signal"]',
    '43["not an answer to anything"]',
    '4399999[]',
    '40{"token":5}',
    '40/admin,{}',
    '9',
    'b####',
    '\u0000',
    '',
    `42["call:resume",${'['.repeat(100_000)}${']'.repeat(100_000)}]`,
  ])('like %j harm nobody else', async (frame) => {
    const { mallory, socket } = await intrude();
    const raw = await openRawSocket(server.url, mallory.token);
    await socket.closed();
    raw.send(frame);
    await witness.relay();
    raw.close();
  });

  it('S0-L41 with a signal as deep as it is long are answered', async () => {
    const { mallory, callId, participantId } = await intrude();
    const raw = await openRawSocket(server.url, mallory.token);
    const depth = 30_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    raw.send(
      `421["call:signal",{"callId":"${callId}","targetParticipantId":"${participantId}","signal":{"type":"offer","candidate":${deep}}}]`,
    );
    expect(await raw.waitFor('431')).toContain('"success":false');
    raw.close();
  });

  it('with a signal as deep as can be are relayed or refused, but reach a living server', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['mallory', 'ben'] });
    const { mallory, ben } = people;
    const { callId, seats } = await callWith(mallory, [ben], conversationId);
    const targetParticipantId = seats[1]?.participantId ?? '';
    for (const depth of [100, 1_000, 3_000]) {
      const signal = { type: 'ice-candidate', candidate: nested(depth) };
      await answerTo(mallory.socket, 'call:signal', { callId, targetParticipantId, signal });
    }
    expect(ben.socket.connected).toBe(true);
  });
});

it('S0-L41 thousands of messages are all answered, while the call of others goes on', async () => {
  const { socket, callId } = await intrude();
  const count = 5_000;
  const asked = Array.from({ length: count }, (_, index) =>
    answerTo(socket, index % 2 === 0 ? 'call:resume' : 'call:signal', { callId, index }),
  );
  const answers = await witness.during(Promise.all(asked));
  expect(answers.filter(({ success }) => success)).toHaveLength(count / 2);
});
