import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { UNKNOWN_ID, callWith, createRest } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer, startTranslator } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const translator = await startTranslator();
const server = await startServer({ env: { BECKON_TRANSLATE_URL: translator.url } });
afterAll(async () => {
  await server.close();
  translator.close();
});
beforeEach(() => {
  translator.mood = 'able';
});

const timestamp = '2025-10-28T10:35:12.000Z';
const mediaServer = createRest(server.url, server.ready.mediaSecret);

/** Ada speaks English, Ben reads French, Cleo English, Dan French as well. */
const running = async () => {
  const languages = { ada: 'en', ben: 'fr', cleo: 'en', dan: 'fr' };
  const world = await createWorld({ server, accounts: ['ada', 'ben', 'cleo', 'dan'], languages });
  const { ada, ben, cleo, dan } = world.people;
  const { callId, seats } = await callWith(ada, [ben, cleo, dan], world.conversationId);
  const { participantId } = seats[0];
  return { ...world, callId, participantId, params: { callId } };
};

describe('call:transcription', () => {
  it('S0-E17 S0-E18 S0-L45 S0-L46 reaches each other participant in the own language', async () => {
    const { people, callId, participantId } = await running();
    const { ada, ben, cleo, dan } = people;
    const spoken = { text: 'Hello', language: 'en', timestamp };
    for (const isFinal of [false, true]) {
      const heard = { callId, participantId, username: 'ada', ...spoken, isFinal };
      ada.socket.emit('call:transcription', { callId, participantId, ...spoken, isFinal });
      const translated = { ...heard, translation: '[fr] Hello', targetLanguage: 'fr' };
      expect(await ben.socket.waitFor('call:transcription')).toEqual(translated);
      expect(await dan.socket.waitFor('call:transcription')).toEqual(translated);
      expect(await cleo.socket.waitFor('call:transcription')).toEqual(heard);
    }
    await ada.socket.settle();
    expect(ada.socket.received('call:transcription')).toEqual([]);
  });

  it('S0-L45 S0-E1 follows the language of authenticate', async () => {
    const { people, callId } = await running();
    const { ada, cleo } = people;
    cleo.socket.emit('authenticate', { userId: cleo.id, language: 'es' });
    await cleo.socket.waitFor('authenticated');
    await ada.socket.ask('call:transcription', { callId, text: 'Hello', language: 'en', timestamp, isFinal: true });
    const heard = await cleo.socket.waitFor('call:transcription');
    expect(heard).toMatchObject({ translation: '[es] Hello', targetLanguage: 'es' });
  });

  it('S0-L46 S0-E18 S0-X51 S0-E21 falls back to the text, unless a translation was required', async () => {
    const { people, callId } = await running();
    const { ada, ben } = people;
    translator.mood = 'broken';
    const spoken = { callId, text: 'Hello', language: 'en', timestamp, isFinal: true };
    await ada.socket.ask('call:transcription', spoken);
    const heard = await ben.socket.waitFor('call:transcription');
    expect(heard).toMatchObject({ text: 'Hello', language: 'en' });
    expect(heard).not.toHaveProperty('translation');
    const strict = { ...spoken, requireTranslation: true };
    expect(await ada.socket.refused('call:transcription', strict)).toMatchObject({ code: 'TRANSLATION_ERROR' });
    expect(await ada.socket.waitFor('call:error')).toMatchObject({ callId, code: 'TRANSLATION_ERROR' });
  });

  it.each([{ text: 7 }, { language: 'x' }, { timestamp: 'yesterday' }, { isFinal: 'yes' }])(
    'S0-X50 S0-E21 S0-E17 with %j is refused',
    async (wrong) => {
      const { people, callId } = await running();
      const { socket } = people.ada;
      const payload = { callId, text: 'Hello', language: 'en', timestamp, isFinal: true, ...wrong };
      expect(await socket.refused('call:transcription', payload)).toMatchObject({ code: 'TRANSCRIPTION_ERROR' });
      expect(await socket.waitFor('call:error')).toMatchObject({ callId, code: 'TRANSCRIPTION_ERROR' });
    },
  );

  it('S0-X53 S0-E17 is for oneself', async () => {
    const { people, callId, participantId } = await running();
    const payload = { callId, participantId, text: 'Hello', language: 'en', timestamp, isFinal: true };
    const error = await people.ben.socket.refused('call:transcription', payload);
    expect(error).toMatchObject({ code: 'PERMISSION_DENIED' });
  });
});

describe('POST /api/calls/:callId/transcriptions', () => {
  const said = { text: 'Hello everyone', language: 'en', timestamp, confidenceScore: 0.95 };

  it('S0-R8 S0-E18 S0-L5 S0-L7 S0-L47 translates, tells the others, and is found again', async () => {
    const { people, callId, participantId, params } = await running();
    const { ada, ben, cleo } = people;
    const { data } = await mediaServer.ok('submitTranscription', { params, body: { participantId, ...said } });
    expect(data).toEqual({
      transcriptionId: expect.stringMatching(/^[0-9a-f]{24}$/),
      translations: { fr: '[fr] Hello everyone' },
    });
    const heard = await ben.socket.waitFor('call:transcription');
    const { confidenceScore, ...told } = said;
    const translated = { translation: '[fr] Hello everyone', targetLanguage: 'fr' };
    expect(heard).toEqual({ callId, participantId, username: 'ada', ...told, ...translated, isFinal: true });
    expect(await cleo.socket.waitFor('call:transcription')).toMatchObject({ text: 'Hello everyone' });
    await ada.rest.ok('endCall', { params });
    const { transcriptions } = (await ben.rest.ok('listTranscriptions', { params, query: { search: 'EVERY' } })).data;
    const kept = { transcriptionId: data.transcriptionId, participantId, username: 'ada', ...told, confidenceScore };
    expect(transcriptions).toEqual([kept]);
    const nothing = await ben.rest.ok('listTranscriptions', { params, query: { search: 'nowhere' } });
    expect(nothing.data.transcriptions).toEqual([]);
  });

  it('S0-X40 S0-L47 is 503 when a required translation cannot be had, and gives none otherwise', async () => {
    const { participantId, params } = await running();
    translator.mood = 'broken';
    const body = { participantId, ...said };
    const { data } = await mediaServer.ok('submitTranscription', { params, body });
    expect(data.translations).toEqual({});
    const error = await mediaServer.fails('submitTranscription', {
      params,
      body: { ...body, requireTranslation: true },
    });
    expect(error).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' });
  });

  it('S0-X33 S0-L5 takes the media secret and nothing else', async () => {
    const { people, participantId, params } = await running();
    const wire = { params, body: { participantId, ...said } };
    for (const rest of [people.ada.rest, createRest(server.url), createRest(server.url, server.ready.owner.token)]) {
      expect(await rest.fails('submitTranscription', wire)).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    }
  });

  it('S0-X35 S0-X32 S0-L47 S0-L7 knows no unknown call or participant, and nothing malformed', async () => {
    const { people, participantId, params } = await running();
    const body = { participantId, ...said };
    const unknownCall = { params: { callId: UNKNOWN_ID }, body };
    const unknownPerson = { params, body: { ...body, participantId: UNKNOWN_ID } };
    for (const wire of [unknownCall, unknownPerson]) {
      expect(await mediaServer.fails('submitTranscription', wire)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
    for (const wrong of [{ confidenceScore: 1.1 }, { confidenceScore: -0.1 }, { text: '' }, { participantId: 'x' }]) {
      const error = await mediaServer.fails('submitTranscription', { params, body: { ...body, ...wrong } });
      expect(error).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    }
    await people.ada.rest.ok('endCall', { params });
    expect(await mediaServer.fails('submitTranscription', { params, body })).toMatchObject({ status: 400 });
  });
});
