import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallActions, CallSession, CallView, Tile } from '#renderer/features/call/model/call-view.ts';
import { noActions } from '#renderer/features/call/model/room-actions.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import { fakeMedia } from './fake-media.ts';

export type InCall = Extract<CallView, { phase: 'inCall' }>;

/** Somebody's camera tile, everything well. */
export const tile = (participantId: string, difference: Partial<Tile> = {}): Tile => ({
  id: participantId,
  participantId,
  kind: 'camera',
  name: participantId,
  avatar: null,
  isSelf: false,
  video: null,
  audio: null,
  fadingAudio: null,
  muted: false,
  speaking: false,
  quality: 'good',
  connection: 'connected',
  isInitiator: false,
  stats: {
    path: 'sfu',
    framesDecoded: 0,
    frameWidth: 0,
    frameHeight: 0,
    audioPackets: 0,
    lossPercent: 0,
    roundTripMs: null,
  },
  ...difference,
});

/** A running call with oneself in it. */
export const inCall = (difference: Partial<InCall> = {}): InCall => ({
  phase: 'inCall',
  callId: 'call',
  selfId: 'self',
  mode: 'p2p',
  line: 'online',
  startedAt: Date.now(),
  isRinging: false,
  tiles: [tile('self', { isSelf: true, name: 'Ada' })],
  waiting: [],
  chat: [],
  chatPast: 'whole',
  unreadChat: 0,
  captions: [],
  notices: [],
  watchers: 0,
  isLocked: false,
  isHeld: false,
  isAskedToSpeak: false,
  film: null,
  ...difference,
});

export interface FakeSession extends CallSession {
  readonly view: StoreApi<CallView>;
  readonly actions: StoreApi<CallActions>;
}

/** A session that shows what it is given. */
export const fakeSession = (
  view: CallView,
  actions: Partial<CallActions> = {},
  media: LocalMedia = fakeMedia(),
): FakeSession => ({
  view: createStore<CallView>(() => view),
  actions: createStore<CallActions>(() => ({ ...noActions, ...actions })),
  media,
  serverNow: () => Date.now(),
  close: () => undefined,
});
