import type { OperatorOutbound, operatorOutbounds } from '#renderer/client/operator-catalog.ts';
import { type OperatorConnection, onOperatorOutbound } from '#renderer/client/operator-connection.ts';
import { type AlertContext, withAlerts } from './alerts.ts';
import {
  type ControlState,
  inOrder,
  type Observed,
  UNRECEIVED_S,
  toFilm,
  toFilmState,
  toInvitation,
  toObserved,
  toShare,
  toWaiting,
} from './control-state.ts';
import { withLinks } from './link-history.ts';

/** The messages that change what operators know. */
const names = [
  'joined',
  'left',
  'muted',
  'unmuted',
  'cameraToggled',
  'shareStarted',
  'shareStopped',
  'qualityChanged',
  'videoFileShared',
  'videoControl',
  'statistics',
  'operatorsChanged',
  'locked',
  'gateChanged',
  'admissionRequested',
  'admissionClosed',
  'invitationChanged',
  'sessionEnded',
] as const satisfies readonly (keyof typeof operatorOutbounds)[];

type NewsName = (typeof names)[number];

/** One message of the server. */
export type ControlNews = {
  readonly [N in NewsName]: { readonly name: N; readonly payload: OperatorOutbound<N> };
}[NewsName];

type Reducer<N extends NewsName> = (
  state: ControlState,
  payload: OperatorOutbound<N>,
  now: number,
) => Partial<ControlState>;

const change = (state: ControlState, id: string, difference: Partial<Observed>): Partial<ControlState> => {
  const person = state.people.get(id);
  return person ? { people: new Map(state.people).set(id, { ...person, ...difference }) } : {};
};

const withoutPerson = (state: ControlState, id: string): Partial<ControlState> => ({
  people: new Map([...state.people].filter(([other]) => other !== id)),
});

/** The session is over: nobody is there any more. */
export const withEnd = (state: ControlState, endedAt: number): ControlState => ({
  ...state,
  endedAt,
  people: new Map(),
  waiting: [],
  shares: [],
  showing: null,
});

/** Counts for how long nothing came from those whose microphone or camera is on; the same people when nothing changed. */
const withReceived = (
  people: ControlState['people'],
  links: OperatorOutbound<'statistics'>['participants'],
): ControlState['people'] => {
  const sending = new Set(links.filter(({ uplink }) => uplink).map(({ participant_id: id }) => id));
  const counted = [...people.values()].map((one) => {
    const isSilent = sending.has(one.id) || one.lostAt !== null || (one.isMuted && !one.isCameraOn && !one.isSharing);
    const unreceivedS = isSilent ? 0 : Math.min(UNRECEIVED_S, one.unreceivedS + 1);
    return unreceivedS === one.unreceivedS ? one : { ...one, unreceivedS };
  });
  const isSame = counted.every((one) => people.get(one.id) === one);
  return isSame ? people : new Map(counted.map((one) => [one.id, one]));
};

/** What each message does. */
const reducers: { readonly [N in NewsName]: Reducer<N> } = {
  joined: (state, { participant }) => {
    const known = state.people.get(participant.participant_id);
    // Of newcomers nothing is measured yet, and the message leaves out what an operator did to them before.
    const held = participant.muted_by_operator ?? known?.isHeld ?? false;
    const person = { ...toObserved(participant), isHeld: held };
    return {
      people: inOrder([...state.people.values()].filter(({ id }) => id !== person.id).concat(person)),
      waiting: state.waiting.filter(({ id }) => id !== person.id),
      names: new Map(state.names).set(person.id, person.name),
    };
  },
  left: (state, { participant_id: id, reason }, now) =>
    reason === 'disconnected' ? change(state, id, { lostAt: now }) : withoutPerson(state, id),
  muted: (state, { participant_id: id }) => change(state, id, { isMuted: true }),
  unmuted: (state, { participant_id: id }) => change(state, id, { isMuted: false }),
  cameraToggled: (state, { participant_id: id, is_camera_on: isCameraOn }) => change(state, id, { isCameraOn }),
  shareStarted: (state, { participant_id: id, share }) => ({
    ...change(state, id, { isSharing: true }),
    shares: [...state.shares.filter((other) => other.id !== share.share_id), toShare(share)],
  }),
  shareStopped: (state, { participant_id: id, share }) => ({
    ...change(state, id, { isSharing: false }),
    shares: state.shares.filter((other) => other.id !== share.share_id),
  }),
  qualityChanged: (state, { participant_id: id, connection_quality: quality }) => change(state, id, { quality }),
  videoFileShared: ({ films }, { file }) => ({
    films: [...films.filter(({ id }) => id !== file.file_id), toFilm(file)],
  }),
  videoControl: (_state, { playback }) => ({ showing: toFilmState(playback) }),
  statistics: ({ links, people }, { participants }, now) => ({
    links: withLinks(links, participants, now),
    people: withReceived(people, participants),
  }),
  operatorsChanged: (_state, { operators }) => ({ operators }),
  locked: (_state, { locked }) => ({ isLocked: locked }),
  gateChanged: (state, { participant_id: id, closed }) => change(state, id, { isHeld: closed }),
  admissionRequested: ({ waiting }, { waiter }) => ({
    waiting: [...waiting.filter(({ id }) => id !== waiter.participant_id), toWaiting(waiter)],
  }),
  admissionClosed: ({ waiting }, { participant_id: gone }) => ({ waiting: waiting.filter(({ id }) => id !== gone) }),
  invitationChanged: ({ invitations }, { invitation }) => {
    const changed = toInvitation(invitation);
    const isKnown = invitations.some(({ id }) => id === changed.id);
    return {
      invitations: isKnown
        ? invitations.map((other) => (other.id === changed.id ? changed : other))
        : [changed, ...invitations],
    };
  },
  sessionEnded: (state, { ended_at: endedAt }) => withEnd(state, Date.parse(endedAt)),
};

/** The state after a message. */
export const withNews = (state: ControlState, news: ControlNews, now: number): ControlState => {
  const reduce: (state: ControlState, payload: never, now: number) => Partial<ControlState> = reducers[news.name];
  const context: AlertContext = {
    now,
    nameOf: (id) => state.people.get(id)?.name ?? state.names.get(id) ?? '',
    isKnownShare: (shareId) => state.shares.some(({ id }) => id === shareId),
  };
  return {
    ...state,
    ...reduce(state, news.payload as never, now),
    alerts: withAlerts(state.alerts, news, context),
  };
};

/** A lost participant is shown so long, in case he or she comes back. */
const LOST_SHOWN_MS = 60_000;

/** Lets go of those who did not come back; the same state when there are none. */
export const withoutTheLost = (state: ControlState, now: number): ControlState => {
  const isOver = ({ lostAt }: Observed) => lostAt !== null && now - lostAt > LOST_SHOWN_MS;
  const people = [...state.people.values()];
  return people.some(isOver) ? { ...state, people: inOrder(people.filter((one) => !isOver(one))) } : state;
};

/** Listens to all of it, in the order of the server. Gives how to stop. */
export const listenToControl = (
  connection: Pick<OperatorConnection, 'on'>,
  listener: (news: ControlNews) => void,
): (() => void) => {
  const listen = <N extends NewsName>(name: N) =>
    onOperatorOutbound(connection, name, (payload) => listener({ name, payload } as ControlNews));
  const stops = names.map((name) => listen(name));
  return () => {
    for (const stop of stops) stop();
  };
};
