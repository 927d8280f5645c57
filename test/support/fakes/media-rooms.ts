import { fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { MediaRoom } from '#shared/contract/index.ts';
import type { MediaPort } from '#server/ports/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';

/** The rooms of an SFU without an SFU. */
export interface MediaRooms extends Pick<
  MediaPort,
  'openRoom' | 'findRoom' | 'closeRoom' | 'closeParticipant' | 'closeAllTransports' | 'setGates' | 'counts'
> {
  /** How many workers there seem to be. */
  workers: number;
  /** Makes `openRoom` fail from now on. */
  isBroken: boolean;
}

/** Builds an SFU with one worker and no room; `note` is told of all that it is asked to do. */
export const createMediaRooms = (note: (line: string) => void): MediaRooms => {
  const rooms = new Map<CallId, MediaRoom>();
  return {
    workers: 1,
    isBroken: false,
    async openRoom(callId) {
      if (this.isBroken) return fail('MEDIA_UNAVAILABLE');
      const room = { routerId: `router of ${callId}`, rtpCapabilities: {} };
      rooms.set(callId, room);
      note('opened the room');
      return ok(room);
    },
    findRoom: (callId) => rooms.get(callId),
    closeRoom(callId) {
      if (rooms.delete(callId)) note('closed the room');
    },
    closeParticipant: (_callId, participantId) => note(`closed the media of ${participantId}`),
    closeAllTransports: () => note('closed all transports'),
    async setGates(_callId, participantIds) {
      note(`gated ${participantIds.join(' ') || 'nobody'}`);
    },
    counts() {
      return { workers: this.workers, routers: rooms.size, transports: 0, producers: 0, consumers: 0 };
    },
  };
};
