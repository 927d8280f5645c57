import { type MediaRoom, type Outcome, fail } from '#shared/contract/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { MediaJson, MediaOwner } from '../ports/index.ts';
import { chooseCodecs } from './codecs.ts';
import { type Room, toMediaRoom } from './room.ts';
import type { Slots } from './room-slots.ts';
import { type SettleOptions, createSettler } from './settle-call.ts';

/** The routers of all calls. A call whose worker dies is moved to another one, as soon as there is one. */
export interface Rooms {
  open(callId: CallId, codecs?: readonly MediaJson[]): Promise<Outcome<MediaRoom>>;
  find(callId: CallId): MediaRoom | undefined;
  /** MEDIA_NOT_FOUND for a call without a router, MEDIA_UNAVAILABLE while it is being made. */
  get(callId: CallId): Outcome<Room>;
  close(callId: CallId): void;
  ownerOf(routerId: string): MediaOwner | undefined;
  count(): number;
}

/** Builds the collection; it follows the workers of the pool from now on. */
export const createRooms = (options: SettleOptions): Rooms => {
  const slots: Slots = new Map();
  const settle = createSettler(slots, options);

  options.pool.events.on((event) => {
    for (const slot of slots.values()) {
      if (event.kind === 'available' && slot.stay.kind === 'stranded') void settle(slot);
      if (event.kind === 'lost' && slot.stay.kind === 'open' && slot.stay.worker === event.worker) {
        slot.stay = { kind: 'stranded' };
      }
    }
  });

  const get = (callId: CallId): Outcome<Room> => {
    const slot = slots.get(callId);
    if (!slot) return fail('MEDIA_NOT_FOUND', 'This call has no router.');
    return slot.stay.kind === 'open' ? ok(slot.stay.room) : fail('MEDIA_UNAVAILABLE');
  };

  return {
    get,
    async open(callId, wished) {
      let slot = slots.get(callId);
      if (!slot) {
        const codecs = chooseCodecs(wished);
        if (!codecs.ok) return codecs;
        slot = { callId, codecs: codecs.value, stay: { kind: 'new' } };
        slots.set(callId, slot);
      }
      const { stay } = slot;
      const opened = stay.kind === 'open' ? ok(stay.room) : await (stay.kind === 'opening' ? stay.done : settle(slot));
      return opened.ok ? ok(toMediaRoom(opened.value)) : opened;
    },
    find(callId) {
      const room = get(callId);
      return room.ok ? toMediaRoom(room.value) : undefined;
    },
    close(callId) {
      const stay = slots.get(callId)?.stay;
      slots.delete(callId);
      if (stay?.kind === 'open') stay.room.router.close();
    },
    ownerOf(routerId) {
      for (const { callId, stay } of slots.values()) {
        if (stay.kind === 'open' && stay.room.router.id === routerId) return { callId };
      }
      return undefined;
    },
    count: () => [...slots.values()].filter(({ stay }) => stay.kind === 'open').length,
  };
};
