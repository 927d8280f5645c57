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
/** Who holds the floor keeps it through a breath of this length, although somebody else may be the only one to be heard. */
const HOLD_MS = 1_000;

/** Starts telling `levels` for a router: while somebody speaks, loudest first, and once, empty, when silence begins. */
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

  // mediasoup always names somebody, also when nobody has said anything yet; being heard makes it true.
  let dominant = { id: '', heardAt: -Infinity };
  dominance.on('dominantspeaker', ({ producer }) => {
    dominant = { id: producer.id, heardAt: -Infinity };
  });
  volumes.on('volumes', (entries) => {
    const now = performance.now();
    if (entries.some(({ producer }) => producer.id === dominant.id)) dominant.heardAt = now;
    const levels = entries.flatMap(({ producer, volume }) => {
      const participantId = speakerOf(producer.id);
      return participantId ? [{ participantId, dbov: volume }] : [];
    });
    const [loudest] = levels;
    if (!loudest) return;
    const floor = now - dominant.heardAt < HOLD_MS ? speakerOf(dominant.id) : undefined;
    tell({ kind: 'levels', callId, speaker: floor ?? loudest.participantId, levels });
  });
  volumes.on('silence', () => tell({ kind: 'levels', callId, levels: [] }));

  return {
    async watch({ id: producerId }) {
      await Promise.all([volumes.addProducer({ producerId }), dominance.addProducer({ producerId })]);
    },
  };
};
