import { afterAll, describe, expect, it } from 'vitest';
import { type Person, callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer, startTranslator } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const translator = await startTranslator('silent');
const server = await startServer({ env: { BECKON_TRANSLATE_URL: translator.url } });
afterAll(async () => {
  await server.close();
  translator.close();
});

/** A little more than the ten seconds that an operation and a switch have, and that a call must have been small for. */
const PATIENCE_MS = 14_000;

const modeOf = async (person: Person, callId: string) =>
  (await person.rest.ok('getCall', { params: { callId } })).data.mode;

describe.concurrent('ten seconds are enough', () => {
  it('S0-X55 S0-E21 for an operation: after that it is answered with TIMEOUT, and the call was not held up', async () => {
    const languages = { ada: 'en', ben: 'fr', cleo: 'en' };
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'], languages });
    const { ada, ben, cleo } = people;
    const { callId } = await callWith(ada, [ben, cleo], conversationId);
    const chunk = { callId, text: 'Hello', language: 'en', timestamp: '2025-10-28T10:35:12.000Z', isFinal: true };
    // Each waits four seconds for the translator, one after another: the third is too late.
    for (let times = 0; times < 3; times += 1)
      ada.socket.emit('call:transcription', { ...chunk, requireTranslation: true });
    await cleo.socket.ask('call:leave', { callId });
    await ada.socket.waitFor('call:participant-left');
    expect(ada.socket.received('call:error')).toEqual([]);
    const late = await ada.socket.waitFor('call:error', ({ code }) => code === 'TIMEOUT', PATIENCE_MS);
    expect(late).toMatchObject({ callId, code: 'TIMEOUT', message: expect.any(String) });
  });

  it('S0-L35 S0-X48 S0-E15 for a switch: when somebody never confirms, the old mode stays', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'] });
    const { ada, ben, cleo } = people;
    const { callId } = await callWith(ada, [ben, cleo], conversationId);
    const { switchDeadline } = await ada.socket.waitFor('call:mode-switch');
    await ada.socket.ask('call:mode-switch-ack', { callId, success: true });
    const error = await ben.socket.waitFor('call:error', () => true, PATIENCE_MS);
    expect(error).toMatchObject({ callId, code: 'MODE_SWITCH_FAILED', details: { mode: 'p2p' } });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(switchDeadline));
    expect(await modeOf(cleo, callId)).toBe('p2p');
  });

  it('S0-L33 S0-L34 S0-L36 S0-E15 S0-E13 for a call of two to be one again: back in P2P they signal each other', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'] });
    const { ada, ben, cleo } = people;
    const { callId, seats } = await callWith(ada, [ben, cleo], conversationId);
    for (const { socket } of [ada, ben]) await socket.ask('call:mode-switch-ack', { callId, success: true });
    await ada.socket.waitFor('call:mode-switch-completed');
    await cleo.socket.ask('call:leave', { callId });
    for (const { socket } of [ada, ben]) {
      const back = await socket.waitFor('call:mode-switch', ({ newMode }) => newMode === 'p2p', PATIENCE_MS);
      expect(back).toMatchObject({ oldMode: 'sfu', reason: 'participant-count-changed' });
      expect(back).not.toHaveProperty('mediaServerConfig');
      await socket.ask('call:mode-switch-ack', { callId, success: true });
    }
    await ben.socket.waitFor('call:mode-switch-completed', ({ mode }) => mode === 'p2p');
    const signal = { type: 'offer', sdp: 'v=0' };
    await ben.socket.ask('call:signal', { callId, targetParticipantId: seats[0].participantId, signal });
    expect(await ada.socket.waitFor('call:signal')).toMatchObject({ signal });
    const { data } = await ada.rest.ok('getCall', { params: { callId } });
    expect(data.mode).toBe('p2p');
    expect(data).not.toHaveProperty('mediaServerConfig');
  });
});
