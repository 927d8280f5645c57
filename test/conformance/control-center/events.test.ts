import { afterAll, describe, expect, it } from 'vitest';
import {
  enterControl,
  enterSession,
  joinByWeb,
  openSession,
  upload,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createMp4 } from '#test/support/videos/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const TIMESTAMP = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe('a control center hears', () => {
  it('S3-E1 S3-E2 who comes and goes, by whichever API', async () => {
    const scene = await openSession(url);
    const operator = await watch(scene);
    const about = { session_id: scene.id, timestamp: TIMESTAMP };
    const ada = await enterSession(scene, 'Ada');
    const ben = await joinByWeb(scene, 'Ben');
    for (const [name, { id }] of [
      ['Ada', ada],
      ['Ben', ben],
    ] as const) {
      const joined = await operator.waitFor('participant_joined', ({ participant_id }) => participant_id === id);
      expect(joined).toMatchObject({ ...about, participant: { participant_id: id, name } });
    }
    await ben.socket.ask('call:leave', { callId: scene.id });
    expect(await operator.waitFor('participant_left')).toEqual({ ...about, participant_id: ben.id, reason: 'left' });
    await ada.socket.ask('leave_session');
    expect(await operator.waitFor('participant_left')).toEqual({ ...about, participant_id: ada.id, reason: 'left' });
  });

  it('S3-E2 S3-E1 of a lost connection at once, and of its return', async () => {
    const scene = await openSession(url);
    const operator = await watch(scene);
    const ada = await enterSession(scene, 'Ada');
    await operator.waitFor('participant_joined');
    ada.socket.close();
    const left = await operator.waitFor('participant_left');
    expect(left).toMatchObject({ participant_id: ada.id, reason: 'disconnected' });
    expect((await scene.control.ok('getSession', { params: scene.params })).participants).toEqual([]);
    await enterControl(url, ada.token, 'Ada');
    expect(await operator.waitFor('participant_joined')).toMatchObject({ participant_id: ada.id });
  });

  it('S3-E3 S3-E4 S3-E5 what somebody turns on and off', async () => {
    const scene = await openSession(url);
    const operator = await watch(scene);
    const ada = await joinByWeb(scene, 'Ada');
    const one = { session_id: scene.id, participant_id: ada.id, timestamp: TIMESTAMP };
    const set = (audioEnabled: boolean, videoEnabled: boolean) =>
      ada.socket.ask('call:media-state-change', {
        callId: scene.id,
        audioEnabled,
        videoEnabled,
        screenShareEnabled: false,
      });
    await set(false, true);
    expect(await operator.waitFor('participant_muted')).toEqual(one);
    await set(true, false);
    expect(await operator.waitFor('participant_unmuted')).toEqual(one);
    expect(await operator.waitFor('camera_toggled')).toEqual({ ...one, is_camera_on: false });
    await set(true, true);
    expect(await operator.waitFor('camera_toggled')).toEqual({ ...one, is_camera_on: true });
    const { participants } = await scene.control.ok('getSession', { params: scene.params });
    expect(participants).toMatchObject([{ is_muted: false, is_camera_on: true }]);
    expect(operator.received('participant_muted')).toHaveLength(1);
  });

  it('S3-E9 S3-L30 of video files; so do the participants', async () => {
    const scene = await openSession(url);
    const operator = await watch(scene);
    const [ada, ben] = [await enterSession(scene, 'Ada'), await joinByWeb(scene, 'Ben')];
    await upload(scene, { token: scene.controlToken, content: createMp4(2000) });
    const shared = await operator.waitFor('video_file_shared');
    expect(shared).toMatchObject({ session_id: scene.id, file: { filename: 'briefing.mp4', duration: 2 } });
    expect(await ada.socket.waitFor('video_file_shared')).toMatchObject({ file: { file_id: shared.file.file_id } });
    const heard = await ben.socket.waitFor('call:video-file');
    expect(heard).toMatchObject({ callId: scene.id, file: { fileId: shared.file.file_id, duration: 2 } });
    expect((await fetch(new URL(heard.file.url, url))).status).toBe(200);
  });

  it('the same as every other operator, and nothing of other sessions', async () => {
    const [scene, other] = await Promise.all([openSession(url), openSession(url)]);
    const first = await watch(scene);
    const { token } = await scene.maker.control.ok('issueControlToken', { params: scene.params });
    const { socket: second, state } = await enterControl(url, token, 'second');
    expect(state.session.operators).toBe(2);
    expect(await first.waitFor('operators_changed', ({ operators }) => operators === 2)).toBeDefined();
    const stranger = await watch(other);
    const ada = await enterSession(scene);
    for (const operator of [first, second]) {
      expect(await operator.waitFor('participant_joined')).toMatchObject({ participant_id: ada.id });
    }
    await stranger.settle();
    expect(stranger.received('participant_joined')).toEqual([]);
  });

  it('the present state first when it comes back, and the newest connection of a token replaces the older', async () => {
    const scene = await openSession(url, 'Ward round');
    const operator = await watch(scene);
    const ada = await joinByWeb(scene, 'Ada');
    const { state } = await enterControl(url, scene.controlToken, 'again');
    await operator.closed();
    expect(state).toMatchObject({
      role: 'control',
      session: { name: 'Ward round', operators: 1, participants: [{ participant_id: ada.id }] },
      playback: null,
      router: { router_id: expect.any(String) },
    });
  });
});

describe('people in a session', () => {
  it('know that an operator watches', async () => {
    const scene = await openSession(url);
    const ben = await joinByWeb(scene, 'Ben');
    const operator = await watch(scene);
    await ben.socket.waitFor('call:operators', ({ operators }) => operators === 1);
    expect(await ben.socket.ask('call:stage', { callId: scene.id })).toMatchObject({ operators: 1, locked: false });
    operator.close();
    await ben.socket.waitFor('call:operators', ({ operators }) => operators === 0);
  });

  it('S3-L9 S3-E1 see no operator among them', async () => {
    const scene = await openSession(url);
    const ben = await joinByWeb(scene, 'Ben');
    await watch(scene);
    const { data } = await ben.person.rest.ok('getCall', { params: { callId: scene.id } });
    expect(data.participants.map(({ participantId }) => participantId)).toEqual([ben.id]);
    expect(ben.socket.received('call:participant-joined')).toEqual([]);
  });

  it('take the media server from the first on', async () => {
    const scene = await openSession(url);
    const ben = await joinByWeb(scene, 'Ben');
    const { data } = await ben.person.rest.ok('getCall', { params: { callId: scene.id } });
    expect(data).toMatchObject({ mode: 'sfu', mediaServerConfig: { routerId: expect.any(String) } });
  });
});
