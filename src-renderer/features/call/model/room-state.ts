import type { WireSeat } from '#renderer/client/catalog.ts';
import type { LinkQuality } from '#renderer/media/link-quality.ts';
import type { TrackKey } from '#renderer/media/media-path.ts';
import type { CallNotice, CallView, CaptionEntry, EndedWhy, Tile } from './call-view.ts';
import { type CallStage, emptyStage, filmOnShow } from './call-stage.ts';
import { type ChatState, noChat } from './chat-state.ts';
import { reconcileRoster, type Roster } from './roster.ts';
import type { Heard } from './speaking.ts';
import type { TrackNumbers } from './tiles.ts';
import type { Outbound } from '#renderer/client/catalog.ts';

/** Everything known about the call one is in, apart from the media paths. */
export interface RoomState {
  readonly callId: string;
  readonly selfId: string;
  readonly startedAt: number;
  /** Nobody has answered yet. */
  readonly isRinging: boolean;
  /** Who declined. */
  readonly refusals: ReadonlySet<string>;
  readonly line: 'online' | 'reconnecting';
  readonly roster: Roster;
  readonly chat: ChatState;
  readonly captions: readonly CaptionEntry[];
  readonly notices: readonly CallNotice[];
  readonly heard: Heard;
  readonly speaking: ReadonlySet<string>;
  readonly quality: ReadonlyMap<string, LinkQuality>;
  readonly numbers: ReadonlyMap<TrackKey, TrackNumbers>;
  /** Moderators of the conversation and administrators may end the call and remove people, as the initiator may. */
  readonly isModerator: boolean;
  readonly stage: CallStage;
}

/** The state right after taking a seat. */
export const openRoomState = (seat: WireSeat): RoomState => ({
  callId: seat.callId,
  selfId: seat.participantId,
  startedAt: Date.parse(seat.createdAt),
  isRinging: seat.status === 'initiated',
  refusals: new Set(),
  line: 'online',
  roster: reconcileRoster(new Map(), seat.participants, seat.participantId).roster,
  chat: noChat,
  captions: [],
  notices: [],
  heard: new Map(),
  speaking: new Set(),
  quality: new Map(),
  numbers: new Map(),
  isModerator: false,
  stage: emptyStage,
});

/** True for those who may end the call for all. */
export const mayDirect = ({ roster, selfId, isModerator }: RoomState): boolean =>
  isModerator || roster.get(selfId)?.isInitiator === true;

/** The call as screens see it. */
export const toCallView = (
  state: RoomState,
  mode: 'p2p' | 'sfu',
  tiles: readonly Tile[],
): Extract<CallView, { phase: 'inCall' }> => ({
  phase: 'inCall',
  callId: state.callId,
  selfId: state.selfId,
  mode,
  line: state.line,
  startedAt: state.startedAt,
  isRinging: state.isRinging,
  tiles,
  waiting: [...state.roster.values()]
    .filter(({ isWaiting }) => isWaiting)
    .map(({ id, name, avatar }) => ({ participantId: id, name, avatar })),
  chat: state.chat.lines,
  unreadChat: state.chat.unread,
  chatPast: state.chat.past,
  captions: state.captions,
  notices: state.notices,
  watchers: state.stage.operators,
  isLocked: state.stage.isLocked,
  isHeld: state.stage.isHeld,
  isAskedToSpeak: state.stage.isAskedToSpeak,
  film: filmOnShow(state.stage),
});

/** Why a call that the server ended is over, as this person sees it. */
export const whyEnded = (
  { reason, endedBy }: Pick<Outbound<'ended'>, 'reason' | 'endedBy'>,
  { personId, refusals }: { readonly personId: string; readonly refusals: ReadonlySet<string> },
): EndedWhy => {
  if (reason === 'timeout' || reason === 'error') return reason;
  if (endedBy !== undefined && refusals.has(endedBy)) return 'declined';
  return endedBy === undefined || endedBy === personId ? 'ended' : 'endedByOther';
};
