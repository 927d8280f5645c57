import type {
  OperatorOutbound,
  WireLink,
  WireLogEntry,
  WireObserved,
  WireScreenShare,
  WireSession,
} from '#renderer/client/operator-catalog.ts';
import type { ControlNews } from '#renderer/features/operator/model/control-news.ts';

const SESSION = 's1';
const TIME = '2026-01-01T10:00:00.000Z';

/** A participant as the server tells of one. */
export const wirePerson = (id: string, over: Partial<WireObserved> = {}): WireObserved => ({
  participant_id: id,
  name: id.toUpperCase(),
  joined_at: TIME,
  is_muted: false,
  is_camera_on: true,
  is_screen_sharing: false,
  connection_quality: 'good',
  ...over,
});

export const wireShare = (id: string, participantId: string): WireScreenShare => ({
  share_id: id,
  participant_id: participantId,
  participant_name: participantId.toUpperCase(),
  started_at: TIME,
  stream_url: `stream-${id}`,
});

export const wireLink = (id: string, bitrate = 100_000, over: Partial<WireLink> = {}): WireLink => ({
  participant_id: id,
  connection_quality: 'good',
  uplink: { bitrate, loss_percent: 0.5, round_trip_ms: 20 },
  downlink: { bitrate: bitrate * 2, loss_percent: 1.5, round_trip_ms: 10 },
  ...over,
});

export const wireEntry = (number: number, over: Partial<WireLogEntry> = {}): WireLogEntry => ({
  number,
  timestamp: TIME,
  type: 'participant_joined',
  participant_id: 'a',
  participant_name: 'A',
  details: {},
  ...over,
});

/** Everything as it is, with these people. */
export const wireState = (
  people: readonly WireObserved[],
  over: Partial<OperatorOutbound<'sessionState'>> = {},
  session: Partial<WireSession> = {},
): OperatorOutbound<'sessionState'> => ({
  role: 'control',
  session: {
    session_id: SESSION,
    name: 'Ward round',
    created_at: TIME,
    status: 'active',
    participants: [...people],
    locked: false,
    operators: 1,
    waiting: [],
    ...session,
  },
  screen_shares: [],
  files: [],
  playback: null,
  links: [],
  router: { router_id: 'r1', rtp_capabilities: {} },
  server_time: 0,
  streams: [],
  invitations: [],
  ice_servers: [],
  ...over,
});

type PayloadOf<N extends ControlNews['name']> = Extract<ControlNews, { name: N }>['payload'];

/** A message of the session, without what is the same in all of them. */
export const news = <N extends ControlNews['name']>(
  name: N,
  payload: Omit<PayloadOf<N>, 'session_id' | 'timestamp'>,
): ControlNews => ({ name, payload: { session_id: SESSION, timestamp: TIME, ...payload } }) as never;
