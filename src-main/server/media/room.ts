import type { Router } from 'mediasoup/types';
import type { MediaRoom, Outcome } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import type { MediaNotice } from '../ports/index.ts';
import type { RoomCodecs } from './codecs.ts';
import { attempt } from './outcomes.ts';
import { type Speech, watchSpeech } from './speech.ts';
import type { MediaWorker } from './start-worker.ts';

/** The router of one call, with what belongs to it. */
export interface Room {
  readonly router: Router;
  readonly worker: MediaWorker;
  readonly speech: Speech;
}

/** Makes the router of a call on one worker; MEDIA_UNAVAILABLE when the worker dies over it. */
export const createRoom = (options: {
  readonly callId: CallId;
  readonly codecs: RoomCodecs;
  readonly worker: MediaWorker;
  readonly speakerOf: (producerId: string) => ParticipantId | undefined;
  readonly tell: (notice: MediaNotice) => void;
}): Promise<Outcome<Room>> =>
  attempt(async () => {
    const { callId, codecs, worker, speakerOf, tell } = options;
    const router = await worker.child.createRouter({ mediaCodecs: [...codecs] });
    try {
      return { router, worker, speech: await watchSpeech({ callId, router, speakerOf, tell }) };
    } catch (error) {
      router.close();
      throw error;
    }
  });

/** What clients are told of a room. */
export const toMediaRoom = ({ router }: Room): MediaRoom => ({
  routerId: router.id,
  rtpCapabilities: router.rtpCapabilities,
});
