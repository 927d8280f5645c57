import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';
import { answerTo, intrude } from './support/intruder.ts';
import { nested } from './support/junk.ts';
import { openRawSocket } from './support/raw-socket.ts';
import { openWitness } from './support/witness.ts';

const server = await startServer();
afterAll(() => server.close());

// Whatever a test did, the process lives and the call of others goes on.
const witness = await openWitness(server);
afterEach(() => witness.relay());

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
    const { mallory, socket } = await intrude(server);
    const raw = await openRawSocket(server.url, mallory.token);
    await socket.closed();
    raw.send(frame);
    await witness.relay();
    raw.close();
  });

  it('S0-L41 with a signal as deep as it is long are answered', async () => {
    const { mallory, callId, participantId } = await intrude(server);
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
