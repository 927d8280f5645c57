import type { StoreApi } from 'zustand/vanilla';
import type { Answer } from '#renderer/client/answer.ts';
import type { WireFailure } from '#renderer/client/client-types.ts';
import type { TrackKey } from '#renderer/media/media-path.ts';
import type { ControlState } from './control-state.ts';
import type { EventLog } from './event-log.ts';
import type { ObserverView } from './observer-media.ts';
import type { Uploads } from './uploads.ts';

/** The one value that the control center shows. */
export type ControlView =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'refused'; readonly failure: WireFailure }
  | {
      readonly phase: 'watching';
      /** `reconnecting`: what is shown may be old; it is made true as soon as the line is back. */
      readonly line: 'online' | 'reconnecting';
      readonly state: ControlState;
      /** Who is speaking right now. */
      readonly speaking: ReadonlySet<string>;
      /** The last command that failed; its number tells one failure from the next. */
      readonly trouble: { readonly id: number; readonly failure: WireFailure } | null;
    };

/** What an invitation shall be like. */
export interface InvitationWish {
  /** Empty for anybody. */
  readonly name: string;
  readonly lifeSeconds: number;
  /** Null for as often as one likes. */
  readonly maxUses: number | null;
}

/** A link that was made just now, the only time that it is told. */
export interface MadeLink {
  readonly invitationId: string;
  readonly url: string;
}

/** What operators can do. Everything is null while the line is down and after the end. */
export interface ControlActions {
  readonly setHeld: ((participantId: string, held: boolean) => Promise<void>) | null;
  readonly muteAll: (() => Promise<void>) | null;
  readonly unmuteAll: (() => Promise<void>) | null;
  readonly remove: ((participantId: string) => Promise<void>) | null;
  readonly admit: ((participantId: string, admitted: boolean) => Promise<void>) | null;
  readonly setLocked: ((locked: boolean) => Promise<void>) | null;
  readonly end: (() => Promise<void>) | null;
  readonly controlFilm: ((filmId: string, action: FilmCommand, positionMs?: number) => Promise<void>) | null;
  readonly upload: ((file: File) => void) | null;
  readonly invite: ((wish: InvitationWish) => Promise<Answer<MadeLink>>) | null;
  readonly withdraw: ((invitationId: string) => Promise<void>) | null;
}

export type FilmCommand = 'play' | 'pause' | 'seek' | 'stop';

/** One session as an operator sees and steers it. */
export interface ControlRoom {
  readonly view: StoreApi<ControlView>;
  readonly actions: StoreApi<ControlActions>;
  readonly media: StoreApi<ObserverView>;
  readonly log: Pick<EventLog, 'store' | 'catchUp'>;
  readonly uploads: Pick<Uploads, 'store' | 'dismiss'>;
  /** Links that were made here, by invitation; nobody else knows them. */
  readonly links: StoreApi<ReadonlyMap<string, string>>;
  /** The time of the server in milliseconds since 1970; null before it is known. The same function for the life of the room. */
  readonly serverNow: () => number | null;
  /** Says how many pixels wide a picture is shown in one place, 0 for hidden, so that only what is seen is sent. */
  readonly show: (key: TrackKey, widthPx: number, place: string) => void;
  readonly listen: (isListening: boolean) => void;
  readonly dismissAlert: (id: number) => void;
  close(): void;
}
