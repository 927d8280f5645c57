import { type Outcome, fail } from '#shared/contract/index.ts';
import type { AccountId, CallId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, type Change, type Outgoing, belongsTo, inviteTo, respondTo, tell } from '../domain/index.ts';
import type { AccountRepository, Handlers, Publisher, SerialQueue } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly accounts: AccountRepository;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
}

/** Words from person to person that the server hands on and does not keep. */
export const createPeopleService = ({
  live,
  accounts,
  publisher,
  queue,
}: Parts): Pick<Handlers, Extract<keyof Handlers, `person.${string}`>> => {
  const handOn = async (to: AccountId, outgoing: Outgoing): Promise<Outcome<Record<string, never>>> => {
    if (!(await accounts.find(to))) return fail('ACCOUNT_NOT_FOUND');
    publisher.publish([outgoing]);
    return ok({});
  };

  /** Changes the meeting if there is one and the rule allows it; true when it did. */
  const changeMeeting = (callId: CallId | undefined, rule: (call: CallState) => Outcome<Change>): Promise<boolean> =>
    callId === undefined
      ? Promise.resolve(false)
      : queue.run(callId, async () => {
          const call = await live.requireLive(callId);
          const change = call.ok && call.value.meeting ? rule(call.value) : undefined;
          if (!change?.ok) return false;
          await live.commit(change.value);
          return true;
        });

  return {
    'person.signal': (asker, { to, kind, signal }) =>
      handOn(to, tell('person.signalled', { from: accountOf(asker).person, kind, signal }, [to])),

    'person.invite': async (asker, { to, callId, facts }) => {
      const { id, person } = accountOf(asker);
      if (!(await accounts.find(to))) return fail('ACCOUNT_NOT_FOUND');
      const isInvited = await changeMeeting(callId, (call) =>
        belongsTo(call, id)
          ? inviteTo(call, { by: person, people: [to], note: facts }, live.facts())
          : fail('FORBIDDEN'),
      );
      if (isInvited) return ok({});
      return handOn(to, tell('person.invited', { from: person, facts, sentAt: live.facts().now }, [to]));
    },

    'person.respond': async (asker, { to, callId, isAccepted, facts }) => {
      const { person } = accountOf(asker);
      await changeMeeting(callId, (call) => respondTo(call, { person, isAccepted, isQuiet: true }));
      const said = { from: person, isAccepted, facts, sentAt: live.facts().now };
      return handOn(to, tell('person.responded', said, [to]));
    },
  };
};
