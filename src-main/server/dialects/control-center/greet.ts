import type {
  IceServer,
  MediaRoom,
  ObservedCall,
  ParticipantLink,
  ShareLink,
  Stage,
  Track,
} from '#shared/contract/index.ts';
import { controlCenter } from '#shared/dialects/control-center/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type Dialect, type Session, type WireMessage, say } from '../dialect.ts';
import { WAITING } from './events.ts';
import { callOf } from './messages.ts';
import {
  toInvitation,
  toLink,
  toPlayback,
  toRouter,
  toScreenShare,
  toSession,
  toStream,
  toVideoFile,
} from './values.ts';

interface State {
  readonly call: ObservedCall;
  readonly stage: Stage;
  readonly links: readonly ParticipantLink[];
  readonly tracks: readonly Track[];
  readonly mediaRoom?: MediaRoom | undefined;
  readonly participantId?: string | undefined;
  readonly shareLinks?: readonly ShareLink[];
  readonly iceServers?: readonly IceServer[];
}

type Greet = NonNullable<Dialect['greet']>;
type Request = Parameters<Greet>;

const { outbounds } = controlCenter;

const toState = (state: State, session: Session): WireMessage =>
  say(outbounds.sessionState, {
    role: state.participantId === undefined ? 'control' : 'participant',
    participant_id: state.participantId,
    session: toSession(state.call),
    screen_shares: state.stage.shares.map(toScreenShare),
    files: state.stage.files.map((file) => toVideoFile(file, session)),
    playback: toPlayback(state.stage.playback),
    links: state.links.map(toLink),
    router: state.mediaRoom ? toRouter(state.mediaRoom) : null,
    server_time: state.stage.serverTime,
    streams: state.tracks.map(toStream),
    invitations: state.shareLinks?.map(toInvitation),
    ice_servers: state.iceServers && [...state.iceServers],
  });

const greetOperator: Greet = async (gateway, session, context) => {
  const { actor } = session;
  const entered = await gateway.execute(actor, 'operator.enter', callOf(session), context);
  if (!entered.ok) return entered;
  const reachedAt = new URL(session.baseUrl).host;
  const ice = await gateway.execute(actor, 'ice.listServers', { reachedAt }, context);
  // A relay that is set up wrongly is none; most operators need no other way than the direct one.
  return ok([toState({ ...entered.value, iceServers: ice.ok ? ice.value.iceServers : [] }, session)]);
};

/** Takes a place; whoever has one already takes that. */
const takeSeat = async (callId: CallId, ...[gateway, session, context]: Request) => {
  const joined = await gateway.execute(session.actor, 'call.join', { callId, audio: true, video: false }, context);
  const isHere = !joined.ok && joined.error.code === 'ALREADY_PARTICIPANT';
  return isHere ? gateway.execute(session.actor, 'call.resume', { callId }, context) : joined;
};

const greetParticipant: Greet = async (gateway, session, context) => {
  const { actor } = session;
  const here = callOf(session);
  const seat = await takeSeat(here.callId, gateway, session, context);
  if (!seat.ok) return seat;
  const { participantId, mediaRoom, call } = seat.value;
  if (call.participants.some(({ id, status }) => id === participantId && status === 'waiting')) {
    session.notes?.set(WAITING, participantId);
    return ok([say(outbounds.admissionPending, { session_id: here.callId, participant_id: participantId })]);
  }
  const observed = await gateway.execute(actor, 'operator.getCall', here, context);
  if (!observed.ok) return observed;
  const stage = await gateway.execute(actor, 'call.getStage', here, context);
  if (!stage.ok) return stage;
  const listed = await gateway.execute(actor, 'media.listTracks', here, context);
  if (!listed.ok) return listed;
  const seen = { ...observed.value, ...stage.value, ...listed.value, links: [], participantId, mediaRoom };
  return ok([toState(seen, session)]);
};

/** An operator begins to watch; whoever is invited comes in, or comes back, or has to wait. Either is told everything as it is. */
export const greet: Greet = (gateway, session, context) =>
  session.actor.kind === 'operator'
    ? greetOperator(gateway, session, context)
    : greetParticipant(gateway, session, context);
