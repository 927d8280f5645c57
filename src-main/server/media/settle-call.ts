import { type Outcome, fail } from '#shared/contract/index.ts';
import type { Log, MediaNotice } from '../ports/index.ts';
import type { MediaObjects } from './media-objects.ts';
import { type Room, createRoom, toMediaRoom } from './room.ts';
import { type Slot, type Slots, leastLoaded } from './room-slots.ts';
import type { WorkerPool } from './worker-pool.ts';

/** What is needed to place calls on workers. */
export interface SettleOptions {
  readonly pool: WorkerPool;
  readonly objects: MediaObjects;
  readonly tell: (notice: MediaNotice) => void;
  readonly log: Log;
}

/**
 * Gives the function that finds a worker for a new or stranded call and makes its router there. When it fails, a new call
 * is forgotten, while a stranded one waits for the next worker; `callMoved` is told when a stranded one has a router again.
 */
export const createSettler = (slots: Slots, { pool, objects, tell, log }: SettleOptions) => {
  const speakerOf = (producerId: string) => objects.producers.get(producerId)?.appData.participantId;

  const settle = (slot: Slot): Promise<Outcome<Room>> => {
    const { callId, codecs } = slot;
    const moving = slot.stay.kind === 'stranded';
    const worker = leastLoaded(pool.live(), slots, objects);
    if (!worker) {
      if (!moving) slots.delete(callId);
      return Promise.resolve(fail('MEDIA_UNAVAILABLE'));
    }
    const done = createRoom({ callId, codecs, worker, speakerOf, tell }).then((made): Outcome<Room> => {
      const wanted = slots.get(callId) === slot;
      if (made.ok && wanted && !made.value.router.closed) {
        slot.stay = { kind: 'open', worker, room: made.value };
        if (moving) tellMoved(slot, made.value);
        return made;
      }
      if (made.ok) made.value.router.close();
      if (!wanted) return fail('MEDIA_NOT_FOUND', 'The router was closed while it was being made.');
      const failure = made.ok ? fail('MEDIA_UNAVAILABLE') : made;
      if (moving) strandAgain(slot, failure.error.message);
      else slots.delete(callId);
      return failure;
    });
    slot.stay = { kind: 'opening', worker, done };
    return done;
  };

  const tellMoved = ({ callId }: Slot, room: Room): void => {
    log.info({ callId, pid: room.worker.child.pid }, 'The media of a call was moved to another worker');
    tell({ kind: 'callMoved', callId, room: toMediaRoom(room) });
  };

  const strandAgain = (slot: Slot, reason: string): void => {
    log.warn({ callId: slot.callId, reason }, 'The media of a call could not be moved to another worker yet');
    slot.stay = { kind: 'stranded' };
  };

  return settle;
};
