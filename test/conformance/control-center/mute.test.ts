import { afterAll, describe, expect, it } from 'vitest';
import {
  connectControl,
  createRest,
  enterSession,
  joinByWeb,
  openSession,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import { UNKNOWN_ID } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

/** Ada speaks, Ben listens by another API, an operator watches. */
const running = async () => {
  const scene = await openSession(url);
  const operator = await watch(scene);
  const ada = await joinByWeb(scene, 'Ada');
  const ben = await joinByWeb(scene, 'Ben');
  const body = { participant_id: ada.id };
  const isMuted = async () => {
    const { participants } = await scene.control.ok('getSession', { params: scene.params });
    return participants.find(({ participant_id }) => participant_id === ada.id)?.is_muted;
  };
  return { ...scene, operator, ada, ben, body, isMuted };
};

describe('muting', () => {
  it('S3-R5 S3-E3 silences somebody for everybody, within 300 ms', async () => {
    const { control, params, operator, ada, ben, body, isMuted } = await running();
    const began = performance.now();
    const [answer, seen] = await Promise.all([
      control.ok('mute', { params, body }),
      ben.socket.waitFor('call:participant-media-state', ({ audioEnabled }) => !audioEnabled),
    ]);
    expect(performance.now() - began).toBeLessThan(300);
    expect(answer).toEqual({ success: true, participant_id: ada.id, is_muted: true });
    expect(seen).toMatchObject({ participantId: ada.id, audioEnabled: false, videoEnabled: true });
    expect(await operator.waitFor('participant_muted')).toMatchObject(body);
    expect(await ada.socket.waitFor('call:mute-gate')).toMatchObject({ participantId: ada.id, closed: true });
    expect(await isMuted()).toBe(true);
  });

  it('S3-R5 is a gate: whoever is behind it cannot open it, by whatever means', async () => {
    const { control, params, operator, ada, body, isMuted, id } = await running();
    await control.ok('mute', { params, body });
    await ada.socket.ask('call:media-state-change', {
      callId: id,
      audioEnabled: true,
      videoEnabled: false,
      screenShareEnabled: false,
    });
    await operator.waitFor('camera_toggled');
    expect(await isMuted()).toBe(true);
    expect(operator.received('participant_unmuted')).toEqual([]);
    // Nor by losing the connection, nor by leaving and coming back.
    ada.socket.close();
    await operator.waitFor('participant_left');
    const socket = await ada.person.connect();
    await socket.ask('call:resume', { callId: id });
    expect(await isMuted()).toBe(true);
    await socket.ask('call:leave', { callId: id });
    const seat = await socket.ask('call:join', { callId: id, audioEnabled: true, videoEnabled: true });
    const { participants } = await control.ok('getSession', { params });
    const back = participants.find(({ participant_id }) => participant_id === seat.participantId);
    expect(back).toMatchObject({ is_muted: true, muted_by_operator: true });
  });

  it('S3-E10 works by the socket, and once more changes nothing', async () => {
    const { operator, ada, ben, body } = await running();
    expect(await operator.ask('mute_participant', body)).toEqual({ participant_id: ada.id, is_muted: true });
    expect(await operator.ask('mute_participant', body)).toEqual({ participant_id: ada.id, is_muted: true });
    await operator.settle();
    expect(operator.received('participant_muted')).toHaveLength(1);
    await ben.socket.settle();
    expect(ben.socket.received('call:participant-media-state')).toHaveLength(1);
  });

  it('mutes everybody who is heard at once', async () => {
    const { control, params, operator, ada, ben } = await running();
    const { participant_ids } = await control.ok('muteAll', { params });
    expect(participant_ids.sort()).toEqual([ada.id, ben.id].sort());
    const { participants } = await control.ok('getSession', { params });
    expect(participants.every(({ is_muted }) => is_muted)).toBe(true);
    expect(await operator.ask('mute_all')).toEqual({ participant_ids: [] });
  });

  it('lets everybody be heard again at once, but whose own microphone is off', async () => {
    const { control, params, operator, ada, ben, id } = await running();
    await operator.ask('mute_all');
    const off = { callId: id, audioEnabled: false, videoEnabled: true, screenShareEnabled: false };
    await ben.socket.ask('call:media-state-change', off);
    expect(await operator.ask('unmute_all')).toEqual({ participant_ids: [ada.id] });
    await ben.socket.waitFor('call:unmute-request');
    expect(ada.socket.received('call:unmute-request')).toEqual([]);
    expect(await control.ok('unmuteAll', { params })).toEqual({ success: true, participant_ids: [] });
    const { participants } = await control.ok('getSession', { params });
    expect(participants.every(({ muted_by_operator }) => muted_by_operator === false)).toBe(true);
  });
});

describe('unmuting', () => {
  it('S3-R6 S3-E4 S3-E11 lifts the gate: an open microphone is heard again', async () => {
    const { control, params, operator, ada, ben, body, isMuted } = await running();
    await control.ok('mute', { params, body });
    const answer = await control.ok('unmute', { params, body });
    expect(answer).toEqual({ success: true, participant_id: ada.id, is_muted: false });
    expect(await operator.waitFor('participant_unmuted')).toMatchObject(body);
    await ben.socket.waitFor('call:participant-media-state', ({ audioEnabled }) => audioEnabled);
    expect(await isMuted()).toBe(false);
    await operator.ask('mute_participant', body);
    expect(await operator.ask('unmute_participant', body)).toEqual({ participant_id: ada.id, is_muted: false });
    expect(ada.socket.received('call:unmute-request')).toEqual([]);
  });

  it('S3-R6 never switches on a microphone that its owner turned off, but asks', async () => {
    const { control, params, operator, ada, body, id, isMuted } = await running();
    await control.ok('mute', { params, body });
    const off = { callId: id, audioEnabled: false, videoEnabled: true, screenShareEnabled: false };
    await ada.socket.ask('call:media-state-change', off);
    expect(await control.ok('unmute', { params, body })).toMatchObject({ is_muted: true });
    await ada.socket.waitFor('call:unmute-request');
    expect(await ada.socket.waitFor('call:mute-gate', ({ closed }) => !closed)).toBeDefined();
    expect(await isMuted()).toBe(true);
    await ada.socket.ask('call:media-state-change', { ...off, audioEnabled: true });
    expect(await operator.waitFor('participant_unmuted')).toMatchObject(body);
    expect(await isMuted()).toBe(false);
  });

  it('S3-R6 asks somebody who was never muted by an operator', async () => {
    const scene = await openSession(url);
    const ada = await joinByWeb(scene, 'Ada', { audioEnabled: false, videoEnabled: false });
    const answer = await scene.control.ok('unmute', { params: scene.params, body: { participant_id: ada.id } });
    expect(answer).toMatchObject({ is_muted: true });
    await ada.socket.waitFor('call:unmute-request');
  });
});

describe('what cannot be muted', () => {
  it('S3-X9 S3-X12 S3-X25 a missing or invalid participant_id', async () => {
    const { control, params } = await openSession(url);
    for (const body of [undefined, {}, { participant_id: '' }, { participant_id: 7 }, { participant_id: null }, []]) {
      for (const route of ['mute', 'unmute'] as const) {
        expect(await control.fails(route, { params, body })).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
      }
    }
  });

  it('S3-X10 S3-X13 S3-X26 S3-X27 an unknown session or participant, or one who left', async () => {
    const { control, maker, params, operator, ada, id } = await running();
    const unknown = { session_id: UNKNOWN_ID };
    await ada.socket.ask('call:leave', { callId: id });
    for (const route of ['mute', 'unmute'] as const) {
      for (const participant_id of [ada.id, UNKNOWN_ID, 'nobody']) {
        const error = await control.fails(route, { params, body: { participant_id } });
        expect(error).toMatchObject({ status: 404, code: 'PARTICIPANT_NOT_FOUND' });
        const refused = await operator.refused(`${route}_participant`, { participant_id });
        expect(refused).toMatchObject({ code: 'PARTICIPANT_NOT_FOUND' });
      }
      const error = await maker.control.fails(route, { params: unknown, body: { participant_id: ada.id } });
      expect(error).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' });
    }
  });
});

describe('removing', () => {
  it('takes somebody out for good, who can read nothing any more', async () => {
    const scene = await openSession(url);
    const operator = await watch(scene);
    const ada = await enterSession(scene, 'Ada');
    await scene.control.ok('removeParticipant', { params: scene.params, body: { participant_id: ada.id } });
    expect(await operator.waitFor('participant_left')).toMatchObject({ participant_id: ada.id, reason: 'removed' });
    await ada.socket.closed();
    expect(await createRest(url, ada.token).fails('getSession', { params: scene.params })).toMatchObject({
      status: 401,
    });
    const back = await connectControl(url, ada.token, 'Ada');
    expect(await back.waitFor('error')).toMatchObject({ code: 'UNAUTHORIZED' });
    await back.closed();
    const again = await enterSession(scene, 'Ben');
    expect(again.id).not.toBe(ada.id);
  });
});
