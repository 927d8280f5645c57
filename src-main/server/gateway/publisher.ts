import { type CoreEvent, type CoreSignal, events, signals } from '#shared/contract/index.ts';
import { createEmitter } from '#shared/kernel/emitter.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import type { Outgoing } from '../domain/index.ts';
import type { Connection, Connections, Publisher } from '../ports/index.ts';

/** Builds the publisher over the register of connections. */
export const createPublisher = (connections: Connections): Publisher => {
  const published = createEmitter<Outgoing>();
  return {
    published,
    publish(outgoings) {
      for (const outgoing of outgoings) {
        const { event, to, only, by } = outgoing;
        for (const receiver of new Set([...to, ...operatorsFor(event, events[event.name])])) {
          for (const connection of connections.of(receiver)) {
            if (only && !only.includes(connection.id)) continue;
            if (isBeyondScope(connection, event)) continue;
            connection.deliver({ kind: 'event', event, isOwnDoing: by === connection.actor.signInId });
          }
        }
        published.emit(outgoing);
      }
    },
    signal(signal, to) {
      for (const receiver of new Set([...to, ...operatorsFor(signal, signals[signal.name])])) {
        for (const connection of connections.of(receiver)) connection.deliver({ kind: 'signal', signal });
      }
    },
  };
};

/** Whoever came by a ticket hears of that one call. */
const isBeyondScope = ({ actor }: Connection, { payload }: CoreEvent): boolean =>
  actor.kind === 'account' && actor.scope !== undefined && Reflect.get(payload, 'callId') !== actor.scope;

const HEARD_BY_OPERATORS: ReadonlySet<string> = new Set(['participants', 'otherParticipants', 'operators']);

/** Operators of the call that this is about, as far as it is their business. */
const operatorsFor = (
  { payload }: CoreEvent | CoreSignal,
  { audience }: { readonly audience: string },
): readonly CallId[] => (HEARD_BY_OPERATORS.has(audience) && 'callId' in payload ? [payload.callId] : []);
