import {
  type ErrorCode,
  type InputOf,
  type OperationName,
  type Outcome,
  type OutputOf,
  fail,
  operations,
} from '#shared/contract/index.ts';
import type { Actor } from '../domain/index.ts';
import type { Asker, Faces, Handlers, Log, RequestContext, SerialQueue } from '../ports/index.ts';
import { refuse, refuseBeyondScope } from './access.ts';

/** How long an asker waits for an answer. */
const PATIENCE_MS = 10_000;

/** The in-gate of the core. Never rejects: bugs come back as INTERNAL and are logged with the correlation id. */
export interface Gateway {
  execute<N extends OperationName>(
    actor: Actor,
    name: N,
    input: InputOf<N>,
    context: RequestContext,
  ): Promise<Outcome<OutputOf<N>>>;
}

/** What the gateway is built of. */
export interface GatewayParts {
  readonly handlers: Handlers;
  readonly queue: SerialQueue;
  readonly log: Log;
  readonly faces: Pick<Faces, 'current'>;
  /** Hears of everything that was refused because of who asked. */
  readonly onRefused?: ((asker: Asker, name: OperationName, input: unknown, code: ErrorCode) => void) | undefined;
}

/** Builds the gateway over a total table of handlers. */
export const createGateway = ({ handlers, queue, log, faces, onRefused }: GatewayParts): Gateway => {
  const runSafely = async <N extends OperationName>(
    actor: Actor,
    name: N,
    input: InputOf<N>,
    context: RequestContext,
  ): Promise<Outcome<OutputOf<N>>> => {
    const started = performance.now();
    const fields = { operation: name, ...describe(actor), ...idsIn(input), correlationId: context.correlationId };
    try {
      const outcome = await handlers[name]({ ...context, actor }, input);
      const ms = Math.round(performance.now() - started);
      if (outcome.ok) log.debug({ ...fields, ms }, 'operation done');
      else log.info({ ...fields, ms, code: outcome.error.code }, 'operation refused');
      return outcome;
    } catch (bug) {
      log.error({ ...fields, err: bug }, 'operation failed');
      return fail('INTERNAL');
    }
  };

  return {
    async execute(asker, name, input, context) {
      const actor = faces.current(asker);
      const { permission, serialBy } = operations[name];
      const refused = refuse(permission, actor) ?? refuseBeyondScope(actor, name, input);
      if (refused) {
        onRefused?.({ ...context, actor }, name, input, refused.code);
        return { ok: false, error: refused };
      }
      const key = serialBy === undefined ? undefined : Reflect.get(Object(input), serialBy);
      const run = () => runSafely(actor, name, input, context);
      const outcome = await withPatience(typeof key === 'string' ? queue.run(key, run) : run());
      if (outcome) return outcome;
      log.error({ operation: name, ...describe(actor), ...idsIn(input), ...context }, 'operation took too long');
      return fail('TIMEOUT');
    },
  };
};

/** Undefined when it takes too long. The operation itself goes on, and what it commits is told as always. */
const withPatience = async <T>(work: Promise<T>): Promise<T | undefined> => {
  const tired = Promise.withResolvers<undefined>();
  const timer = setTimeout(tired.resolve, PATIENCE_MS, undefined);
  try {
    return await Promise.race([work, tired.promise]);
  } finally {
    clearTimeout(timer);
  }
};

const describe = (actor: Actor) => ({ actor: actor.kind, person: 'id' in actor ? actor.id : undefined });

const idsIn = (input: unknown): Record<string, unknown> => {
  const { callId, participantId, conversationId } = Object(input) as Record<string, unknown>;
  return { callId, participantId, conversationId };
};
