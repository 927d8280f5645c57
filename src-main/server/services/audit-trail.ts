import type { OperationName } from '#shared/contract/index.ts';
import type { Asker, AuditRepository, Handler, Handlers, Log, RandomSource } from '../ports/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { accountOf } from './call-standing.ts';

/** What a trail is written with. */
export interface AuditParts {
  readonly audit: AuditRepository;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly log: Log;
}

/** What only reads needs no entry, but for the log, in which much is told of people. */
const UNWRITTEN = /^admin\.(read(?!Log)|list|get)/;

/** Passwords and the like never come this way; long texts are cut. */
const toDetails = (input: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, 200) : value]),
  );

/** Writes an entry for everything that these operations do or refuse, with who asked and from where. */
export const audited = <H extends Partial<Handlers>>(parts: AuditParts, handlers: H): H => {
  const { audit, random, clock, log } = parts;
  const write = (asker: Asker, action: string, input: object, outcome: string) => {
    const { person } = accountOf(asker);
    const { accountId, callId } = input as Record<string, unknown>;
    const target = [accountId, callId].find((id) => typeof id === 'string');
    const entry = {
      ...{ id: random.objectId(), at: clock.now(), actorId: person.id, actorName: person.name },
      ...{ action, target, outcome, address: asker.address, details: toDetails(input) },
    };
    log.info({ action, target, outcome, person: person.id, correlationId: asker.correlationId }, 'administration');
    return audit.insert(entry);
  };
  const wrap =
    (name: string, handler: Handler<OperationName>): Handler<OperationName> =>
    async (asker, input) => {
      const note = (outcome: string) => write(asker, name.replace(/^admin\./, ''), Object(input) as object, outcome);
      try {
        const outcome = await handler(asker, input);
        await note(outcome.ok ? 'done' : outcome.error.code);
        return outcome;
      } catch (bug) {
        // How far it came is not known, which is a reason more to know that it was tried.
        await note('INTERNAL');
        throw bug;
      }
    };
  const wrapped = Object.entries(handlers).map(([name, handler]) => [
    name,
    UNWRITTEN.test(name) ? handler : wrap(name, handler as Handler<OperationName>),
  ]);
  return Object.fromEntries(wrapped) as H;
};
