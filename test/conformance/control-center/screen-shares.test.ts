import { afterAll, describe, expect, it } from 'vitest';
import { createOperatorAccount, joinByWeb, openSession, watch } from '#test/support/drivers/control-center/index.ts';
import { UNKNOWN_ID } from '#test/support/drivers/conversation-calls/index.ts';
import { simulcastParameters } from '#test/support/media/rtp-parameters.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const sharing = async () => {
  const scene = await openSession(url);
  const operator = await watch(scene);
  const ada = await joinByWeb(scene, 'Ada');
  const { transportId } = await ada.socket.ask('media:create-transport', { callId: scene.id, direction: 'send' });
  const publish = (source: 'camera' | 'screen') =>
    ada.socket.ask('media:produce', { transportId, kind: 'video', source, rtpParameters: simulcastParameters() });
  const list = async () => (await scene.control.ok('listScreenShares', { params: scene.params })).screen_shares;
  const setScreen = (screenShareEnabled: boolean) =>
    ada.socket.ask('call:media-state-change', {
      callId: scene.id,
      audioEnabled: true,
      videoEnabled: true,
      screenShareEnabled,
    });
  return { scene, operator, ada, publish, list, setScreen };
};

describe('shared screens', () => {
  it('S3-R8 S3-E6 S3-E7 S3-L8 S3-L29 are told and listed by their stream, while they last', async () => {
    const { scene, operator, ada, publish, list } = await sharing();
    expect(await list()).toEqual([]);
    await publish('camera');
    const { producerId } = await publish('screen');
    const started = await operator.waitFor('screen_share_started');
    expect(started).toMatchObject({ session_id: scene.id, participant_id: ada.id });
    expect(started.share).toEqual({
      share_id: expect.any(String),
      participant_id: ada.id,
      participant_name: 'Ada',
      started_at: expect.stringMatching(/Z$/),
      stream_url: producerId,
    });
    expect(await list()).toEqual([started.share]);
    const { participants } = await scene.control.ok('getSession', { params: scene.params });
    expect(participants).toMatchObject([{ is_screen_sharing: true }]);
    await ada.socket.ask('media:close-producer', { producerId });
    const stopped = await operator.waitFor('screen_share_stopped');
    expect(stopped.share.share_id).toBe(started.share.share_id);
    expect(await list()).toEqual([]);
  });

  it('S3-L29 S3-E6 are one share, whether it is said first or streamed first', async () => {
    const { operator, ada, publish, list, setScreen } = await sharing();
    await setScreen(true);
    const said = await operator.waitFor('screen_share_started');
    const { producerId } = await publish('screen');
    const streamed = await operator.waitFor('screen_share_started');
    expect(streamed.share).toEqual({ ...said.share, stream_url: producerId });
    await ada.socket.ask('media:close-producer', { producerId });
    await setScreen(false);
    await operator.waitFor('screen_share_stopped');
    await operator.settle();
    expect(operator.received('screen_share_stopped')).toHaveLength(1);
    expect(await list()).toEqual([]);
  });

  it('S3-E7 S3-R8 end with whoever shared them', async () => {
    const { scene, operator, ada, list, setScreen } = await sharing();
    await setScreen(true);
    await operator.waitFor('screen_share_started');
    await ada.socket.ask('call:leave', { callId: scene.id });
    await operator.waitFor('screen_share_stopped');
    expect(await list()).toEqual([]);
  });

  it('S3-X17 S3-X26 are none of a session that does not exist', async () => {
    const { control } = await createOperatorAccount(url, 'maker');
    const error = await control.fails('listScreenShares', { params: { session_id: UNKNOWN_ID } });
    expect(error).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' });
  });
});
