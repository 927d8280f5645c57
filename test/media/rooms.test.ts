import { expect, test } from 'vitest';
import {
  ADA,
  CALL,
  OTHER_CALL,
  codeOf,
  openMediaWorld,
  openTransport,
  valueOf,
} from '#test/support/media/media-world.ts';
import { describeWithWorker } from '#test/support/media/worker-binary.ts';

interface Capabilities {
  readonly codecs: readonly { readonly mimeType: string; readonly parameters: Record<string, unknown> }[];
}
const codecsOf = ({ rtpCapabilities }: { rtpCapabilities?: unknown }) =>
  (rtpCapabilities as Capabilities).codecs.filter(({ mimeType }) => !mimeType.endsWith('/rtx'));

const OPUS = { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 };
const VP8 = { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 };

describeWithWorker('rooms', () => {
  test('a call has one router, however often and at once it is opened', async () => {
    const { media } = await openMediaWorld();
    expect(media.findRoom(CALL)).toBeUndefined();
    const opened = await Promise.all([media.openRoom(CALL), media.openRoom(CALL), media.openRoom(OTHER_CALL)]);
    const [first, second, other] = opened.map(valueOf);
    expect(second?.routerId).toBe(first?.routerId);
    expect(other?.routerId).not.toBe(first?.routerId);
    expect(media.findRoom(CALL)).toEqual(first);
    expect(media.counts().routers).toBe(2);
    expect(media.ownerOf('router', first?.routerId ?? '')).toEqual({ callId: CALL });
  });

  test('by default it speaks every codec that browsers have in common', async () => {
    const { media } = await openMediaWorld();
    const codecs = codecsOf(valueOf(await media.openRoom(CALL)));
    expect(codecs.map(({ mimeType, parameters }) => [mimeType, parameters['profile-level-id']])).toEqual([
      ['audio/opus', undefined],
      ['video/VP8', undefined],
      ['video/VP9', undefined],
      ['video/H264', '42e01f'],
      ['video/H264', '4d0032'],
      ['video/AV1', undefined],
    ]);
    expect(codecs[0]?.parameters).toEqual({ useinbandfec: 1, usedtx: 1 });
  });

  test('codecs of the first opening are used exactly; later ones do not count', async () => {
    const { media } = await openMediaWorld();
    const first = valueOf(await media.openRoom(CALL, [OPUS, VP8]));
    expect(codecsOf(first).map(({ mimeType }) => mimeType)).toEqual(['audio/opus', 'video/VP8']);
    expect(valueOf(await media.openRoom(CALL, [OPUS]))).toEqual(first);
  });

  test.each([
    ['none', [], 'At least one codec'],
    ['an unknown one', [{ ...OPUS, mimeType: 'audio/morse' }], 'media codec not supported [mimeType:audio/morse]'],
    ['one without clock rate', [{ kind: 'video', mimeType: 'video/VP8' }], 'missing codec.clockRate'],
    ['more than there are payload types', Array.from({ length: 40 }, () => VP8), 'payload types'],
  ])('codecs that cannot be used are refused: %s', async (_name, codecs, text) => {
    const { media } = await openMediaWorld();
    const refused = await media.openRoom(CALL, codecs);
    expect(refused).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(refused.ok ? '' : refused.error.message).toContain(text);
    expect(codeOf(await media.openRoom(CALL, [OPUS]))).toBe('ok');
  });

  test('closing forgets the router with all that is in it, and the call can be opened anew', async () => {
    const world = await openMediaWorld();
    const { media } = world;
    const room = valueOf(await media.openRoom(CALL));
    await openTransport(world, 'send', ADA);
    media.closeRoom(CALL);
    media.closeRoom(OTHER_CALL);
    expect(media.counts()).toEqual({ workers: 1, routers: 0, transports: 0, producers: 0, consumers: 0 });
    expect(media.findRoom(CALL)).toBeUndefined();
    expect(media.ownerOf('router', room.routerId)).toBeUndefined();
    expect(valueOf(await media.openRoom(CALL)).routerId).not.toBe(room.routerId);
  });

  test('a room that is closed while it is being opened leaves nothing behind', async () => {
    const { media } = await openMediaWorld();
    const opening = media.openRoom(CALL);
    media.closeRoom(CALL);
    expect(codeOf(await opening)).toBe('MEDIA_NOT_FOUND');
    expect(media.counts().routers).toBe(0);
    expect(codeOf(await media.openRoom(CALL))).toBe('ok');
  });
});
