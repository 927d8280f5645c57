import { type Outcome, fail } from '#shared/contract/index.ts';
import type { CallId, ConnectionId } from '#shared/kernel/ids.ts';
import { isObjectId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type AccountActor, tell } from '../domain/index.ts';
import type { Asker, Handlers } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import { createHallRegister } from './hall-register.ts';
import { type CallHall, type CallHallParts, createCallHall } from './call-hall.ts';
import type { LiveCalls } from './live-calls.ts';

type HallHandlers = Pick<Handlers, Extract<keyof Handlers, `hall.${string}`>>;

/** The call that a name of a hall leads to, by its id or its channel. */
const callNamed = async (live: LiveCalls, hall: string): Promise<CallId | undefined> => {
  const id = hall.replace(/^channel-/, '');
  if (!isObjectId(id)) return undefined;
  return (await live.find(id as CallId))?.id;
};

/** Places that people name: meetings, and those that are there only while somebody is in them. */
export const createHallsService = (parts: CallHallParts): HallHandlers => {
  const { live, connections, publisher } = parts;
  const register = createHallRegister();
  const callHall = createCallHall(parts);

  const leave = (hall: string, connectionId: ConnectionId) => {
    const gone = register.leave(hall, connectionId);
    if (!gone) return;
    const { person } = gone;
    publisher.publish([tell('hall.left', { hall, person, connectionId }, register.othersIn(hall, person.id))]);
  };
  connections.closed.on(({ id }) => {
    for (const hall of register.hallsOf(id)) leave(hall, id);
  });

  /** Does it in the meeting that the name leads to, or else in the hall itself, where one has to be. */
  const either = async (
    asker: Asker,
    hall: string,
    inCall: (callId: CallId, does: CallHall) => Promise<Outcome<unknown>>,
    inHall: (actor: AccountActor) => void,
  ): Promise<Outcome<Record<string, never>>> => {
    const callId = await callNamed(live, hall);
    if (callId) {
      const outcome = await inCall(callId, callHall);
      return outcome.ok ? ok({}) : outcome;
    }
    if (!asker.connectionId || !register.isIn(hall, asker.connectionId)) return fail('NOT_A_PARTICIPANT');
    inHall(accountOf(asker));
    return ok({});
  };

  return {
    'hall.enter': async (asker, { hall, about }) => {
      const { person } = accountOf(asker);
      const { connectionId } = asker;
      if (!connectionId) return fail('NOT_A_PARTICIPANT');
      const callId = await callNamed(live, hall);
      if (callId) return callHall.enter(asker, callId, hall, { connectionId, about });
      const entry = { connectionId, about };
      if (!register.enter(hall, { person, connectionId, entry })) return fail('HALL_FULL');
      const guests = [...register.guestsOf(hall)];
      publisher.publish([
        tell('hall.entered', { hall, guest: { person, entry } }, register.othersIn(hall, person.id)),
        tell('hall.welcomed', { hall, guests }, [person.id], [connectionId]),
      ]);
      return ok({ hall, guests });
    },

    'hall.leave': (asker, { hall }) =>
      either(
        asker,
        hall,
        (callId) => callHall.leave(asker, callId),
        () => asker.connectionId && leave(hall, asker.connectionId),
      ),

    'hall.setMedia': (asker, { hall, media }) =>
      either(
        asker,
        hall,
        (callId) => callHall.setMedia(asker, callId, media),
        ({ id }) =>
          publisher.publish([tell('hall.mediaChanged', { hall, personId: id, media }, register.othersIn(hall, id))]),
      ),

    'hall.say': (asker, { hall, text }) =>
      either(
        asker,
        hall,
        (callId) => callHall.say(asker, callId, text),
        ({ id, person }) => {
          const said = { hall, person, text, saidAt: live.facts().now };
          publisher.publish([tell('hall.said', said, register.othersIn(hall, id))]);
        },
      ),
  };
};
