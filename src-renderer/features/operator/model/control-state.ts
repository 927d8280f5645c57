import type {
  OperatorOutbound,
  WireInvitation,
  WireObserved,
  WirePlayback,
  WireScreenShare,
  WireVideoFile,
  WireWaiter,
} from '#renderer/client/operator-catalog.ts';
import type { Film, FilmState } from '#renderer/features/player/index.ts';
import { type Alerts, noAlerts } from './alerts.ts';
import { type LinkHistory, withLinks } from './link-history.ts';

/** The published words for how well somebody is connected, best first. */
export const qualities = ['excellent', 'good', 'fair', 'poor'] as const;
export type Quality = (typeof qualities)[number];

/** A participant as operators see one. */
export interface Observed {
  readonly id: string;
  readonly name: string;
  readonly joinedAt: number;
  /** The others do not hear this person. */
  readonly isMuted: boolean;
  /** An operator keeps the microphone silent. */
  readonly isHeld: boolean;
  readonly isCameraOn: boolean;
  readonly isSharing: boolean;
  readonly quality: Quality;
  /** When the connection was lost; null while it is there. */
  readonly lostAt: number | null;
  /** For so many seconds nothing has come to the media server though something should, up to `UNRECEIVED_S`. */
  readonly unreceivedS: number;
}

/** After this it is no delay any more: this person's client sends nothing to the media server. */
export const UNRECEIVED_S = 8;

/** Somebody who has to be let in. */
export interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly since: number;
}

/** A shared screen. */
export interface Share {
  readonly id: string;
  readonly participantId: string;
  readonly name: string;
  readonly startedAt: number;
}

/** A link by which somebody comes in; the link itself is known only where it was made. */
export interface Invitation {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Null for as often as one likes. */
  readonly maxUses: number | null;
  readonly uses: number;
  readonly isWithdrawn: boolean;
}

/** Everything that operators know of a session. The same for all of them, apart from alerts that one has put aside. */
export interface ControlState {
  readonly sessionId: string;
  readonly title: string;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly isLocked: boolean;
  readonly operators: number;
  /** By participant id, in order of arrival. */
  readonly people: ReadonlyMap<string, Observed>;
  readonly waiting: readonly Waiting[];
  readonly shares: readonly Share[];
  readonly films: readonly Film[];
  readonly showing: FilmState | null;
  /** Newest first. */
  readonly invitations: readonly Invitation[];
  readonly links: LinkHistory;
  readonly alerts: Alerts;
  /** The names of all who were ever seen here, for lines of the log that have none. */
  readonly names: ReadonlyMap<string, string>;
}

/** A participant in the words of the screens. */
export const toObserved = (wire: WireObserved): Observed => ({
  id: wire.participant_id,
  name: wire.name ?? '',
  joinedAt: Date.parse(wire.joined_at),
  isMuted: wire.is_muted,
  isHeld: wire.muted_by_operator ?? false,
  isCameraOn: wire.is_camera_on,
  isSharing: wire.is_screen_sharing,
  quality: wire.connection_quality,
  lostAt: null,
  unreceivedS: 0,
});

export const toWaiting = (wire: WireWaiter): Waiting => ({
  id: wire.participant_id,
  name: wire.name ?? '',
  since: Date.parse(wire.requested_at),
});

export const toShare = (wire: WireScreenShare): Share => ({
  id: wire.share_id,
  participantId: wire.participant_id,
  name: wire.participant_name ?? '',
  startedAt: Date.parse(wire.started_at),
});

export const toFilm = (wire: WireVideoFile): Film => ({
  id: wire.file_id,
  name: wire.filename,
  url: wire.url,
  durationMs: Math.round(wire.duration * 1000),
});

export const toFilmState = (wire: WirePlayback | null): FilmState | null =>
  wire && { filmId: wire.file_id, isPlaying: wire.is_playing, positionMs: wire.position * 1000, at: wire.at };

export const toInvitation = (wire: WireInvitation): Invitation => ({
  id: wire.invitation_id,
  name: wire.name ?? '',
  createdAt: Date.parse(wire.created_at),
  expiresAt: Date.parse(wire.expires_at),
  maxUses: wire.max_uses ?? null,
  uses: wire.uses,
  isWithdrawn: wire.revoked_at !== undefined,
});

/** People by id, in order of arrival. */
export const inOrder = (people: Iterable<Observed>): ReadonlyMap<string, Observed> =>
  new Map(
    [...people].toSorted((a, b) => a.joinedAt - b.joinedAt || a.id.localeCompare(b.id)).map((one) => [one.id, one]),
  );

/** Everything as it is now. What only this side knows (the past of the links, alerts, names) is kept over lost connections. */
export const readState = (
  before: ControlState | null,
  wire: OperatorOutbound<'sessionState'>,
  now: number,
): ControlState => {
  const { session } = wire;
  const people = inOrder(session.participants.map(toObserved));
  return {
    sessionId: session.session_id,
    title: session.name ?? '',
    createdAt: Date.parse(session.created_at),
    endedAt: session.ended_at === undefined ? null : Date.parse(session.ended_at),
    isLocked: session.locked,
    operators: session.operators,
    people,
    waiting: session.waiting.map(toWaiting),
    shares: wire.screen_shares.map(toShare),
    films: wire.files.map(toFilm),
    showing: toFilmState(wire.playback),
    invitations: (wire.invitations ?? []).map(toInvitation).toSorted((a, b) => b.createdAt - a.createdAt),
    links: withLinks(before?.links ?? new Map(), wire.links, now),
    alerts: before?.alerts ?? noAlerts,
    names: new Map([...(before?.names ?? []), ...[...people.values()].map(({ id, name }) => [id, name] as const)]),
  };
};
