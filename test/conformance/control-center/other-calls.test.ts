import { afterAll, describe, expect, it } from 'vitest';
import { createRest, enterControl, joinByWeb, upload } from '#test/support/drivers/control-center/index.ts';
import { createRest as createPlatformRest } from '#test/support/drivers/platform/index.ts';
import { callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createMp4 } from '#test/support/videos/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

/** Ada called Ben over another API; she is its maker. */
const calling = async () => {
  const world = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'], title: 'Round' });
  const { ada, ben } = world.people;
  const { callId, seats } = await callWith(ada, [ben], world.conversationId);
  const params = { session_id: callId };
  const bens = seats[1]?.participantId ?? '';
  return { ...world.people, callId, params, bens };
};

describe('a call that another API began', () => {
  it('S3-R4 S3-R2 S3-E1 is a session to its maker and to administrators, and to nobody else', async () => {
    const { ada, ben, cleo, params, bens } = await calling();
    const admin = createRest(url, server.ready.owner.token);
    for (const rest of [createRest(url, ada.token), admin]) {
      const { token } = await rest.ok('issueControlToken', { params });
      const session = await createRest(url, token).ok('getSession', { params });
      expect(session).toMatchObject({
        name: 'Round',
        status: 'active',
        participants: [{ name: 'ada' }, { participant_id: bens }],
      });
    }
    for (const { token } of [ben, cleo]) {
      expect(await createRest(url, token).fails('issueControlToken', { params })).toMatchObject({ status: 401 });
    }
    const { sessions } = await createRest(url, ada.token).ok('listSessions');
    expect(sessions).toMatchObject([params]);
  });

  it('S3-E3 S3-R5 moves to the media server when an operator comes, so that a mute is a gate there as well', async () => {
    const { ada, ben, callId, params, bens } = await calling();
    const { token } = await createRest(url, ada.token).ok('issueControlToken', { params });
    const { socket: operator } = await enterControl(url, token, 'operator');
    for (const { socket } of [ada, ben]) {
      expect(await socket.waitFor('call:mode-switch')).toMatchObject({ newMode: 'sfu' });
      await socket.ask('call:mode-switch-ack', { callId, success: true });
    }
    await ada.socket.waitFor('call:mode-switch-completed');
    await operator.ask('mute_participant', { participant_id: bens });
    expect(await ben.socket.waitFor('call:mute-gate')).toMatchObject({ participantId: bens, closed: true });
    await ada.socket.waitFor('call:participant-media-state', ({ audioEnabled }) => !audioEnabled);
    expect(await operator.waitFor('participant_muted')).toMatchObject({ participant_id: bens });
    // Nobody in the call can send it back, also once nobody watches: the gate has to hold.
    const sendBack = () => ada.rest.fails('switchMode', { params: { callId }, body: { mode: 'p2p' } });
    expect(await sendBack()).toMatchObject({ status: 400 });
    operator.close();
    await ada.socket.waitFor('call:operators', ({ operators }) => operators === 0);
    expect(await sendBack()).toMatchObject({ status: 400 });
  });

  it('shows the people in it who waits, with the picture, once its door is shut', async () => {
    const { ada, cleo, callId, params } = await calling();
    const avatar = 'https://example.com/cleo.jpg';
    await createPlatformRest(url, cleo.token).ok('updateProfile', { body: { avatar } });
    const { token } = await createRest(url, ada.token).ok('issueControlToken', { params });
    await createRest(url, token).ok('lockSession', { params, body: { locked: true } });
    const seat = await cleo.socket.ask('call:join', { callId, audioEnabled: true, videoEnabled: true });
    expect(seat.waiting).toBe(true);
    const knock = await ada.socket.waitFor('call:participant-status', ({ status }) => status === 'waiting');
    expect(knock).toEqual({
      ...{ callId, participantId: seat.participantId, status: 'waiting' },
      ...{ userId: cleo.id, username: 'cleo', avatar },
    });
  });

  it('S3-R3 S3-R9 S3-R7 takes guests, files, and its end', async () => {
    const { ada, ben, callId, params } = await calling();
    const maker = createRest(url, ada.token);
    const { token: controlToken } = await maker.ok('issueControlToken', { params });
    const control = createRest(url, controlToken);
    const scene = {
      url,
      id: callId,
      params,
      controlToken,
      control,
      maker: { token: ada.token, person: ada, control: maker },
    };
    const guest = await joinByWeb(scene, 'Gina');
    await ada.socket.waitFor('call:participant-joined', ({ participant }) => participant.participantId === guest.id);
    await upload(scene, { token: controlToken, content: createMp4(1000) });
    await ben.socket.waitFor('call:video-file');
    await control.ok('endSession', { params });
    for (const { socket } of [ada, ben, guest]) await socket.waitFor('call:ended');
  });

  it('S3-L17 ends for its operators when the people in it end it', async () => {
    const { ada, callId, params } = await calling();
    const { token } = await createRest(url, ada.token).ok('issueControlToken', { params });
    const { socket: operator } = await enterControl(url, token, 'operator');
    await ada.socket.ask('call:end', { callId });
    await operator.waitFor('session_ended');
    expect(await createRest(url, token).ok('getSession', { params })).toMatchObject({ status: 'ended' });
  });
});
