import type { Producer, Router } from 'mediasoup/types';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import type { MediaNotice } from '../ports/index.ts';

/** Who speaks in one room, and how loud. */
export interface Speech {
  /** Listens to a microphone until it closes. */
  watch(producer: Producer): Promise<void>;
}

/** The shortest that mediasoup allows: four notices a second while somebody speaks. */
const INTERVAL_MS = 250;
/** Below this is room noise. */
const THRESHOLD_DBOV = -65;
const MOST_SPEAKERS = 20;

/** Starts telling `levels` for a router: while somebody speaks, and once, empty, when the last one falls silent. */
export const watchSpeech = async (options: {
  readonly callId: CallId;
  readonly router: Router;
  readonly speakerOf: (producerId: string) => ParticipantId | undefined;
  readonly tell: (notice: MediaNotice) => void;
}): Promise<Speech> => {
  const { callId, router, speakerOf, tell } = options;
  const volumes = await router.createAudioLevelObserver({
    interval: INTERVAL_MS,
    threshold: THRESHOLD_DBOV,
    maxEntries: MOST_SPEAKERS,
  });
  const dominance = await router.createActiveSpeakerObserver();

  let dominantId = '';
  dominance.on('dominantspeaker', ({ producer }) => {
    dominantId = producer.id;
  });
  volumes.on('volumes', (entries) => {
    const levels = entries.flatMap(({ producer, volume }) => {
      const participantId = speakerOf(producer.id);
      return participantId ? [{ participantId, dbov: volume }] : [];
    });
    if (levels.length > 0) tell({ kind: 'levels', callId, speaker: speakerOf(dominantId), levels });
  });
  volumes.on('silence', () => tell({ kind: 'levels', callId, levels: [] }));

  return {
    async watch({ id: producerId }) {
      await Promise.all([volumes.addProducer({ producerId }), dominance.addProducer({ producerId })]);
    },
  };
};
