import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import type { MediaPort } from '../ports/index.ts';
import type { MediaObjects, Owned, OwnedProducer } from './media-objects.ts';
import { attempt } from './outcomes.ts';

/** Holds sound back, whatever its owner does; what the owner wishes counts again once the gate is open. */
export interface Gates {
  readonly set: MediaPort['setGates'];
  /** Notes whether the owner wishes the track to be paused, and pauses or resumes it as far as the gate allows. Rejects when the SFU refuses. */
  wish(producer: OwnedProducer, paused: boolean): Promise<void>;
  /** What a new track of this owner has to begin as. */
  mustPause(owner: Owned, kind: OwnedProducer['kind'], wish: boolean): boolean;
  /** Brings a new track, which the gates do not know of yet, to where it has to be. */
  settle(producer: OwnedProducer, wish: boolean): Promise<void>;
}

/** Builds the gates, all open. */
export const createGates = ({ producers }: MediaObjects): Gates => {
  const closed = new Map<CallId, ReadonlySet<ParticipantId>>();
  const wishes = new WeakMap<OwnedProducer, boolean>();

  const mustPause: Gates['mustPause'] = ({ callId, participantId }, kind, wish) =>
    wish || (kind === 'audio' && participantId !== undefined && closed.get(callId)?.has(participantId) === true);

  const isToPause = (producer: OwnedProducer): boolean =>
    mustPause(producer.appData, producer.kind, wishes.get(producer) ?? false);

  // Asked for also when it seems to be so already: an earlier request may still be on its way, and the last one counts.
  const apply = (producer: OwnedProducer): Promise<void> =>
    isToPause(producer) ? producer.pause() : producer.resume();

  return {
    mustPause,
    async set(callId, participantIds) {
      const before = closed.get(callId) ?? new Set();
      const after = new Set(participantIds);
      if (after.size > 0) closed.set(callId, after);
      else closed.delete(callId);
      const changed = [...producers.values()].filter(({ kind, appData }) => {
        const { participantId: owner } = appData;
        return appData.callId === callId && kind === 'audio' && owner && before.has(owner) !== after.has(owner);
      });
      // This fails only when the track is gone, and then it is silent anyway.
      await Promise.all(changed.map((producer) => attempt(() => apply(producer))));
    },
    async wish(producer, paused) {
      wishes.set(producer, paused);
      await apply(producer);
    },
    async settle(producer, wish) {
      wishes.set(producer, wish);
      while (producer.paused !== isToPause(producer)) await apply(producer);
    },
  };
};
