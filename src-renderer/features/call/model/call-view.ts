import type { StoreApi } from 'zustand/vanilla';
import type { Film, FilmState } from '#renderer/features/player/index.ts';
import type { ChatPast } from './chat-state.ts';
import type { LinkQuality } from '#renderer/media/link-quality.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';

export type { LinkQuality };

/** What the tile's tracks delivered so far, renewed every second; shown as data attributes so that a test can read it. */
export interface TileStats {
  /** The media path that `video` and `audio` come from now; `none` for the own tile and while nothing came. */
  readonly path: 'p2p' | 'sfu' | 'none';
  readonly framesDecoded: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
  readonly audioPackets: number;
  /** Lost packets in the last second, 0 to 100. */
  readonly lossPercent: number;
  readonly roundTripMs: number | null;
}

/** One tile of the grid: a participant's camera, or a participant's screen. */
export interface Tile {
  /** Stable for the life of the tile: the participant id, with `:screen` for a screen. */
  readonly id: string;
  readonly participantId: string;
  readonly kind: 'camera' | 'screen';
  readonly name: string;
  /** The address of a picture of the person. */
  readonly avatar: string | null;
  readonly isSelf: boolean;
  /** Changes when the media path is switched; the tile stays. */
  readonly video: MediaStreamTrack | null;
  readonly audio: MediaStreamTrack | null;
  /**
   * The sound of the path that is being left. Play it beside `audio`, on an element of its own (key by track id), until it
   * is null again: so nothing is cut while the new one starts to sound.
   */
  readonly fadingAudio: MediaStreamTrack | null;
  readonly muted: boolean;
  readonly speaking: boolean;
  readonly quality: LinkQuality;
  readonly connection: 'connecting' | 'connected' | 'disconnected';
  /** Whether the participant may end the call (the initiator). */
  readonly isInitiator: boolean;
  readonly stats: TileStats;
}

export interface ChatEntry {
  readonly id: string;
  readonly name: string;
  readonly isSelf: boolean;
  readonly text: string;
  readonly sentAt: number;
  /** `failed` can be sent again by `retryChat`. */
  readonly delivery: 'sending' | 'sent' | 'failed';
}

export interface CaptionEntry {
  readonly id: string;
  readonly participantId: string;
  readonly name: string;
  readonly text: string;
  readonly original: string;
  readonly isFinal: boolean;
  readonly at: number;
}

/** Something to tell the people in the call once; shown as a toast and announced. Keys are locale keys under `call.notice`. */
export interface CallNotice {
  readonly id: number;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

export type EndedWhy =
  'left' | 'ended' | 'endedByOther' | 'declined' | 'timeout' | 'removed' | 'revoked' | 'replaced' | 'error';

/** The one value a call screen shows. */
export type CallView =
  | { readonly phase: 'joining' }
  /** A guest came before the meeting began. */
  | { readonly phase: 'waitingForStart'; readonly title: string }
  /** Somebody who is invited came before the time of a planned call. */
  | { readonly phase: 'waitingForTime'; readonly title: string; readonly startsAt: number; readonly host: string }
  /** The call has a password. */
  | { readonly phase: 'needsPassword'; readonly title: string; readonly attempt: 'none' | 'checking' | 'wrong' }
  /** A guest waits in the lobby to be let in. */
  | { readonly phase: 'waitingForAdmission'; readonly title: string }
  | {
      readonly phase: 'inCall';
      readonly callId: string;
      readonly selfId: string;
      readonly mode: 'p2p' | 'sfu';
      /** What the line is doing; the call goes on by itself when it is back. */
      readonly line: 'online' | 'reconnecting';
      readonly startedAt: number;
      /** It still rings: nobody has answered yet. */
      readonly isRinging: boolean;
      readonly tiles: readonly Tile[];
      readonly waiting: readonly Pick<Tile, 'participantId' | 'name' | 'avatar'>[];
      readonly chat: readonly ChatEntry[];
      readonly unreadChat: number;
      /** Whether there is more chat before what is shown. */
      readonly chatPast: ChatPast;
      readonly captions: readonly CaptionEntry[];
      readonly notices: readonly CallNotice[];
      /** Operators who watch the call without being in it. */
      readonly watchers: number;
      /** Nobody new comes in. */
      readonly isLocked: boolean;
      /** An operator keeps the own microphone silent, whatever its switch says. */
      readonly isHeld: boolean;
      /** An operator asks to hear this person. */
      readonly isAskedToSpeak: boolean;
      /** The video that everybody watches together. */
      readonly film: { readonly film: Film; readonly state: FilmState } | null;
    }
  | { readonly phase: 'ended'; readonly why: EndedWhy; readonly durationMs: number; readonly canReturn: boolean }
  | { readonly phase: 'failed'; readonly code: string; readonly message: string };

/** One call as seen from this device. Actions that are not possible now are null. */
export interface CallSession {
  readonly view: StoreApi<CallView>;
  readonly actions: StoreApi<CallActions>;
  readonly media: LocalMedia;
  /** The time of the server in milliseconds since 1970; null while it is not known. The same function for the life of the session. */
  readonly serverNow: () => number | null;
  /** Closes everything without leaving, as on unmount of the page. */
  close(): void;
}

/** Where a tile is shown: on the stage of the page, unless something else is said, or in the small window of the desktop app. */
export type TilePlace = 'stage' | 'mini';

export interface CallActions {
  readonly toggleMicrophone: (() => Promise<void>) | null;
  readonly toggleCamera: (() => Promise<void>) | null;
  readonly toggleScreen: (() => Promise<void>) | null;
  readonly sendChat: ((text: string) => Promise<void>) | null;
  readonly retryChat: ((id: string) => Promise<void>) | null;
  /** Fetches chat from before what is shown; does nothing while there is none, or it is on its way. */
  readonly loadEarlierChat: (() => Promise<void>) | null;
  readonly markChatRead: (() => void) | null;
  readonly leave: (() => Promise<void>) | null;
  /** Tries to get in by this password. */
  readonly enterPassword: ((password: string) => void) | null;
  /** Only for the initiator and administrators. */
  readonly endForAll: (() => Promise<void>) | null;
  readonly remove: ((participantId: string) => Promise<void>) | null;
  readonly admit: ((participantId: string) => Promise<void>) | null;
  /** Answers an operator who asks to hear this person. */
  readonly answerOperator: ((speak: boolean) => Promise<void>) | null;
  /** Says how many pixels wide a tile is shown in one place, 0 for hidden, so that only what is seen somewhere is sent. */
  readonly reportTileWidth: ((tileId: string, widthPx: number, place?: TilePlace) => void) | null;
}

/** How to get into a call. */
export type CallEntry =
  /** Begin a call in this conversation, or join the one that is already running there. */
  | { readonly kind: 'start'; readonly conversationId: string; readonly type: 'video' | 'audio' }
  /** Join a known call, or come back into it. */
  | { readonly kind: 'join'; readonly callId: string }
  /** Wait for, then join, the call of this conversation. */
  | { readonly kind: 'await'; readonly conversationId: string; readonly title: string };
