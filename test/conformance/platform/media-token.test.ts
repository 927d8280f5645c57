import { afterAll, describe, expect, it } from 'vitest';
import { connectSocket as connectMedia, signInSocket } from '#test/support/drivers/conversation-calls/index.ts';
import { createCall, createRest, joinCall, registerUsers } from '#test/support/drivers/platform/index.ts';
import { opusParameters, simulcastParameters } from '#test/support/media/rtp-parameters.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const inCall = async (wish = {}) => {
  const { Ada, Ben } = await registerUsers(server.url, ['Ada', 'Ben']);
  const call = await createCall(Ada, wish);
  const { agoraToken } = await joinCall(Ben, call.id);
  return { Ada, Ben, callId: call.id, agoraToken };
};

describe('the token of a call', () => {
  it('S2-R17 S2-R27 S2-L16 S2-L40 opens the media of that call', async () => {
    const { Ada, callId, agoraToken } = await inCall();
    const media = await connectMedia(server.url, { auth: { token: agoraToken.token } });
    const seat = await media.ask('call:resume', { callId });
    expect(seat).toMatchObject({ mode: 'sfu', mediaServerConfig: { routerId: expect.any(String) } });
    const transport = await media.ask('media:create-transport', { callId, direction: 'send' });
    expect(transport).toMatchObject({ transportId: expect.any(String), dtlsParameters: expect.any(Object) });
    await Ada.rest.ok('endCall', { params: { callId } });
    await media.waitFor('call:ended');
  });

  it('S2-R27 opens nothing else', async () => {
    const { Ben, agoraToken } = await inCall();
    const other = await createCall(Ben);
    const rest = createRest(server.url, agoraToken.token);
    expect(await rest.fails('getProfile')).toMatchObject({ httpStatus: 403 });
    expect(await rest.fails('createCall', { body: {} })).toMatchObject({ httpStatus: 403 });
    const media = await connectMedia(server.url, { auth: { token: agoraToken.token } });
    expect(await media.refused('call:resume', { callId: other.id })).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('S2-R3 S2-L30 stands beside the sign-in that it came from, and ends with it', async () => {
    const { Ben, agoraToken } = await inCall();
    const own = await signInSocket(server.url, Ben.token, { owner: 'Ben' });
    const media = await connectMedia(server.url, { auth: { token: agoraToken.token } });
    expect([own.connected, media.connected]).toEqual([true, true]);
    await Ben.rest.ok('logout');
    await media.closed();
    await expect(connectMedia(server.url, { auth: { token: agoraToken.token } })).rejects.toThrow(
      'AUTHENTICATION_FAILED',
    );
  });
});

describe('what the maker of a call allows', () => {
  const sending = async (wish: object) => {
    const made = await inCall(wish);
    const media = await connectMedia(server.url, { auth: { token: made.agoraToken.token } });
    const { participants } = await media.ask('call:resume', { callId: made.callId });
    const { transportId } = await media.ask('media:create-transport', { callId: made.callId, direction: 'send' });
    const own = participants.find(({ userId }) => userId === made.Ben.id);
    const ada = await signInSocket(server.url, made.Ada.token, { owner: 'Ada' });
    await ada.ask('call:resume', { callId: made.callId });
    return { ...made, media, transportId, own, ada };
  };

  it('S2-L14 screen share off refuses the screen in the media server', async () => {
    const { media, transportId } = await sending({ settings: { allowScreenShare: false } });
    const screen = { transportId, kind: 'video', source: 'screen', rtpParameters: simulcastParameters() };
    expect(await media.refused('media:produce', screen)).toMatchObject({ code: 'PERMISSION_DENIED' });
    await media.ask('media:produce', { ...screen, kind: 'video', source: 'camera' });
  });

  it('S2-L14 mute on join silences the microphone in the media server, until its owner unmutes', async () => {
    const { media, transportId, own, ada, Ben, callId } = await sending({ settings: { muteOnJoin: true } });
    expect(own?.audioEnabled).toBe(false);
    const microphone = { transportId, kind: 'audio' as const, source: 'microphone' as const };
    await media.ask('media:produce', { ...microphone, rtpParameters: opusParameters() });
    expect(await ada.waitFor('new-producer')).toMatchObject({ source: 'microphone', paused: true });
    await Ben.rest.ok('updateMedia', { params: { callId }, body: { audioEnabled: true } });
    const { tracks } = await ada.ask('media:tracks', { callId });
    expect(tracks).toMatchObject([{ source: 'microphone', paused: false }]);
  });
});
