import type { Outcome } from '#shared/contract/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import type { RoomCodecs } from './codecs.ts';
import type { MediaObjects } from './media-objects.ts';
import type { Room } from './room.ts';
import type { MediaWorker } from './start-worker.ts';

type Stay =
  | { readonly kind: 'new' }
  | { readonly kind: 'opening'; readonly worker: MediaWorker; readonly done: Promise<Outcome<Room>> }
  | { readonly kind: 'open'; readonly worker: MediaWorker; readonly room: Room }
  /** Its worker died, and no other one has taken it yet. */
  | { readonly kind: 'stranded' };

/** The place of one call in the SFU; it outlives the routers of the call. */
export interface Slot {
  readonly callId: CallId;
  readonly codecs: RoomCodecs;
  stay: Stay;
}

/** All calls that have, get or wait for a router. */
export type Slots = Map<CallId, Slot>;

/** Every room and every stream in it counts as one: streams are what costs. Undefined when there is no worker. */
export const leastLoaded = (
  workers: readonly MediaWorker[],
  slots: Slots,
  { producers, consumers }: MediaObjects,
): MediaWorker | undefined => {
  const load = new Map(workers.map((worker) => [worker, 0]));
  const count = (callId: CallId): void => {
    const stay = slots.get(callId)?.stay;
    if (stay?.kind !== 'opening' && stay?.kind !== 'open') return;
    load.set(stay.worker, (load.get(stay.worker) ?? 0) + 1);
  };
  for (const callId of slots.keys()) count(callId);
  for (const { appData } of producers.values()) count(appData.callId);
  for (const { appData } of consumers.values()) count(appData.callId);
  return workers.toSorted((one, other) => (load.get(one) ?? 0) - (load.get(other) ?? 0))[0];
};
