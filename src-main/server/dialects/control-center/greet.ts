import type { ObservedCall, ParticipantLink, Stage, MediaRoom, Outcome } from '#shared/contract/index.ts';
import { controlCenter } from '#shared/dialects/control-center/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { type Dialect, type Session, type WireMessage, say } from '../dialect.ts';
import { callOf } from './messages.ts';
import { toLink, toPlayback, toRouter, toScreenShare, toSession, toVideoFile } from './values.ts';

interface State {
  readonly call: ObservedCall;
  readonly stage: Stage;
  readonly links: readonly ParticipantLink[];
  readonly mediaRoom?: MediaRoom | undefined;
  readonly participantId?: string | undefined;
}

const { outbounds } = controlCenter;

const toState = ({ call, stage, links, mediaRoom, participantId }: State, session: Session): WireMessage =>
  say(outbounds.sessionState, {
    role: participantId === undefined ? 'control' : 'participant',
    participant_id: participantId,
    session: toSession(call),
    screen_shares: stage.shares.map(toScreenShare),
    files: stage.files.map((file) => toVideoFile(file, session)),
    playback: toPlayback(stage.playback),
    links: links.map(toLink),
    router: mediaRoom ? toRouter(mediaRoom) : null,
    server_time: stage.serverTime,
  });

/** An operator begins to watch; whoever is invited comes in, or comes back. Either is told everything as it is. */
export const greet: NonNullable<Dialect['greet']> = async (gateway, session, context) => {
  const { actor } = session;
  const here = callOf(session);
  if (actor.kind === 'operator') {
    const entered = await gateway.execute(actor, 'operator.enter', here, context);
    return entered.ok ? ok([toState(entered.value, session)]) : entered;
  }
  const join = { ...here, audio: true, video: false };
  const joined = await gateway.execute(actor, 'call.join', join, context);
  const isHere = !joined.ok && joined.error.code === 'ALREADY_PARTICIPANT';
  const seat = isHere ? await gateway.execute(actor, 'call.resume', here, context) : joined;
  if (!seat.ok) return seat;
  const { participantId, mediaRoom } = seat.value;
  const call = await gateway.execute(actor, 'operator.getCall', here, context);
  if (!call.ok) return call;
  const stage: Outcome<{ stage: Stage }> = await gateway.execute(actor, 'call.getStage', here, context);
  if (!stage.ok) return stage;
  return ok([toState({ ...call.value, ...stage.value, links: [], participantId, mediaRoom }, session)]);
};
