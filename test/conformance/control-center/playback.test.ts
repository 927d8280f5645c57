import { afterAll, describe, expect, it } from 'vitest';
import {
  type SessionScene,
  conformBody,
  enterControl,
  enterSession,
  invite,
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
const FILM_SECONDS = 600;

const shareFilm = async (scene: SessionScene): Promise<string> => {
  const answer = await upload(scene, { token: scene.controlToken, content: createMp4(FILM_SECONDS * 1000) });
  return conformBody('uploadVideoFile', answer).file_id;
};

const running = async () => {
  const scene = await openSession(url);
  const operator = await watch(scene);
  const ada = await enterSession(scene, 'Ada');
  const ben = await joinByWeb(scene, 'Ben');
  return { scene, operator, ada, ben, file_id: await shareFilm(scene) };
};

describe('the shared player', () => {
  it('S3-E12 S3-L30 plays, pauses and moves for everybody at once', async () => {
    const { scene, operator, ada, ben, file_id } = await running();
    const { playback } = await operator.ask('video_control', { file_id, action: 'play' });
    expect(playback).toMatchObject({ file_id, is_playing: true, position: 0 });
    expect((await ada.socket.waitFor('video_control')).playback).toEqual(playback);
    expect((await operator.waitFor('video_control')).playback).toEqual(playback);
    expect(await ben.socket.waitFor('call:playback')).toEqual({
      callId: scene.id,
      playback: { fileId: file_id, isPlaying: true, positionMs: 0, at: playback?.at },
    });
    await operator.ask('video_control', { file_id, action: 'seek', position: 30.5 });
    expect((await ada.socket.waitFor('video_control')).playback).toMatchObject({ is_playing: true, position: 30.5 });
    await operator.ask('video_control', { file_id, action: 'pause' });
    const paused = (await ada.socket.waitFor('video_control')).playback;
    expect(paused).toMatchObject({ is_playing: false });
    expect(paused?.position).toBeGreaterThanOrEqual(30.5);
    expect(paused?.position).toBeLessThan(35);
    await operator.ask('video_control', { file_id, action: 'stop' });
    expect((await ada.socket.waitFor('video_control')).playback).toBeNull();
    expect((await ben.socket.waitFor('call:playback', (told) => told.playback === null)).playback).toBeNull();
  });

  it('S3-E12 tells those who come late where it is, by the clock of the server', async () => {
    const { scene, operator, ben, file_id } = await running();
    await operator.ask('video_control', { file_id, action: 'play', position: 100 });
    const { state } = await enterControl(url, await invite(scene, 'Cleo'), 'Cleo');
    expect(state.playback).toMatchObject({ file_id, is_playing: true, position: 100 });
    expect(state.files).toMatchObject([{ file_id, duration: FILM_SECONDS }]);
    const stage = await ben.socket.ask('call:stage', { callId: scene.id });
    expect(stage.playback).toEqual({ fileId: file_id, isPlaying: true, positionMs: 100_000, at: state.playback?.at });
    const passed = stage.serverTime - (stage.playback?.at ?? 0);
    expect(passed).toBeGreaterThanOrEqual(0);
    expect(passed).toBeLessThan(20_000);
    const { serverTime } = await ben.socket.ask('call:clock', {});
    expect(serverTime).toBeGreaterThanOrEqual(stage.serverTime);
  });

  it('S3-E12 never goes past the end, and begins anew from there', async () => {
    const { operator, file_id } = await running();
    const beyond = await operator.ask('video_control', { file_id, action: 'seek', position: FILM_SECONDS + 60 });
    expect(beyond.playback).toMatchObject({ is_playing: false, position: FILM_SECONDS });
    const again = await operator.ask('video_control', { file_id, action: 'play' });
    expect(again.playback).toMatchObject({ is_playing: true, position: 0 });
  });

  it.each([
    ['an unknown file', { file_id: 'f'.repeat(24), action: 'play' }],
    ['no file', { action: 'play' }],
    ['an unknown action', { action: 'rewind' }],
    ['seeking nowhere', { action: 'seek' }],
    ['a negative position', { action: 'seek', position: -1 }],
  ])('S3-E12 S3-X25 refuses %s', async (_what, wish) => {
    const { operator, file_id } = await running();
    const payload = wish.action === 'rewind' || wish.action === 'seek' ? { file_id, ...wish } : wish;
    expect(await operator.refused('video_control', payload)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
