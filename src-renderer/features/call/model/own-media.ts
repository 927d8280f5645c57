import { type LocalTracks, noTracks } from '#renderer/media/media-path.ts';
import type { LocalMediaState } from '#renderer/media/local-media-state.ts';
import type { NoticeKey } from './notices.ts';

/** What the others are told about this device. */
export interface MediaFlags {
  readonly audioEnabled: boolean;
  readonly videoEnabled: boolean;
  readonly screenShareEnabled: boolean;
}

const live = (track: MediaStreamTrack | null): MediaStreamTrack | null => (track?.readyState === 'live' ? track : null);

/** What this device has to send. A muted microphone stays in its place and sends silence. */
export const toLocalTracks = ({ microphone, camera, screen }: LocalMediaState): LocalTracks => ({
  ...noTracks,
  microphone: live(microphone.track),
  camera: camera.on ? live(camera.track) : null,
  screen: live(screen?.track ?? null),
  'screen-audio': live(screen?.audioTrack ?? null),
});

/** What to tell the others: only what is really captured counts. */
export const toMediaFlags = (state: LocalMediaState): MediaFlags => ({
  audioEnabled: state.microphone.on && state.microphone.track !== null,
  videoEnabled: state.camera.on && state.camera.track !== null,
  screenShareEnabled: state.screen !== null,
});

/** True when both tell the same. */
export const isSameFlags = (a: MediaFlags, b: MediaFlags): boolean =>
  a.audioEnabled === b.audioEnabled &&
  a.videoEnabled === b.videoEnabled &&
  a.screenShareEnabled === b.screenShareEnabled;

/** True when the same tracks are to be sent. */
export const isSameTracks = (a: LocalTracks, b: LocalTracks): boolean =>
  (Object.keys(a) as (keyof LocalTracks)[]).every((source) => a[source] === b[source]);

const takeOverKeys = { microphone: 'microphoneTookOver', camera: 'cameraTookOver' } as const;

/** What to tell of devices that took over by themselves. */
export const takeOvers = (
  now: LocalMediaState,
  before: LocalMediaState,
): readonly [NoticeKey, { readonly name: string }][] =>
  (['microphone', 'camera'] as const).flatMap((kind) => {
    const { tookOver } = now[kind];
    return tookOver === null || tookOver === before[kind].tookOver ? [] : [[takeOverKeys[kind], { name: tookOver }]];
  });
