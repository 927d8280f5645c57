import type { ErrorCode, OperationName } from '#shared/contract/index.ts';
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

/** What people with rights did and tried, written down as it happens. */
export interface AuditTrail {
  /** Writes an entry for everything that these operations do or refuse, with who asked and from where. */
  follow<H extends Partial<Handlers>>(handlers: H): H;
  /** Notes what was refused before its handler was asked, when somebody with rights went beyond them. */
  readonly noteRefusal: (asker: Asker, name: OperationName, input: unknown, code: ErrorCode) => void;
}

/** Builds the trail over the store. */
export const createAuditTrail = (parts: AuditParts): AuditTrail => {
  const { audit, random, clock, log } = parts;
  const write = (asker: Asker, name: string, input: unknown, outcome: string) => {
    const { person } = accountOf(asker);
    const action = name.replace(/^admin\./, '');
    const details = Object(input) as Record<string, unknown>;
    const target = [details.accountId, details.callId].find((id) => typeof id === 'string');
    const entry = {
      ...{ id: random.objectId(), at: clock.now(), actorId: person.id, actorName: person.name },
      ...{ action, target, outcome, address: asker.address, details: toDetails(details) },
    };
    log.info({ action, target, outcome, person: person.id, correlationId: asker.correlationId }, 'administration');
    return audit.insert(entry);
  };
  const wrap =
    (name: string, handler: Handler<OperationName>): Handler<OperationName> =>
    async (asker, input) => {
      try {
        const outcome = await handler(asker, input);
        await write(asker, name, input, outcome.ok ? 'done' : outcome.error.code);
        return outcome;
      } catch (bug) {
        // How far it came is not known, which is a reason more to know that it was tried.
        await write(asker, name, input, 'INTERNAL');
        throw bug;
      }
    };
  return {
    follow<H extends Partial<Handlers>>(handlers: H): H {
      const wrapped = Object.entries(handlers).map(([name, handler]) => [
        name,
        UNWRITTEN.test(name) ? handler : wrap(name, handler as Handler<OperationName>),
      ]);
      return Object.fromEntries(wrapped) as H;
    },
    noteRefusal(asker, name, input, code) {
      const { actor } = asker;
      if (!name.startsWith('admin.') || actor.kind !== 'account' || actor.role === 'user') return;
      write(asker, name, input, code).catch((bug: unknown) =>
        log.error({ err: bug }, 'a refusal was not written down'),
      );
    },
  };
};
