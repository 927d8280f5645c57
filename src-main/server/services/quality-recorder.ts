import type { Clock } from '#shared/kernel/clock.ts';
import type { LinkTrouble } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { everybodyIn, isWorse, judgeLink, presentIn, tell, troubleOf } from '../domain/index.ts';
import type { Log, MediaPort, Publisher, QualityTally, StatisticsRepository } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly media: Pick<MediaPort, 'measureLinks' | 'findRoom'>;
  readonly statistics: Pick<StatisticsRepository, 'addQuality'>;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Log;
}

/** Notes how well media gets through, and warns the people in a call where it does badly. */
export interface QualityRecorder {
  readonly close: () => void;
}

const INTERVAL_MS = 5_000;
const NOTHING: QualityTally = { excellent: 0, good: 0, fair: 0, poor: 0 };

/** Measures all links of calls in the SFU some times a minute, and stores the tally of a call when it is over. */
export const openQualityRecorder = (parts: Parts): QualityRecorder => {
  const { live, media, statistics, publisher, clock, log } = parts;
  const tallies = new Map<CallId, QualityTally>();

  /** What was warned of, by participant, until it is over. */
  const troubles = new Map<ParticipantId, LinkTrouble>();

  /** Says once what is wrong, and again when it gets worse. */
  const warn = (callId: CallId, participantId: ParticipantId, quality: LinkTrouble | undefined) => {
    const call = live.list().find(({ id }) => id === callId);
    const before = troubles.get(participantId);
    if (!quality || !call) troubles.delete(participantId);
    else if (isWorse(quality, before)) {
      troubles.set(participantId, quality);
      publisher.publish([tell('call.qualityWarned', { callId, quality }, everybodyIn(call))]);
    }
  };

  const measure = async (callId: CallId) => {
    const call = live.list().find(({ id }) => id === callId);
    const present = new Set(call && presentIn(call).map(({ id }) => id));
    for (const { participantId, up, down } of await media.measureLinks(callId)) {
      // Operators are not part of the call, and neither is their link.
      if ((!up && !down) || !present.has(participantId)) continue;
      const word = judgeLink(up, down);
      const tally = tallies.get(callId) ?? NOTHING;
      tallies.set(callId, { ...tally, [word]: tally[word] + 1 });
      warn(callId, participantId, troubleOf(up, down));
    }
  };

  const forgetTheGone = () => {
    const present = new Set(live.list().flatMap((call) => presentIn(call).map(({ id }) => id)));
    for (const id of troubles.keys()) if (!present.has(id)) troubles.delete(id);
  };

  const attempt = (callId: CallId, task: Promise<void>) =>
    task.catch((bug: unknown) => log.error({ callId, err: bug }, 'the quality of a call was not noted'));

  const stopListening = publisher.published.on(({ event }) => {
    if (event.name !== 'call.ended') return;
    const { callId } = event.payload;
    const tally = tallies.get(callId);
    tallies.delete(callId);
    if (tally) void attempt(callId, statistics.addQuality(callId, tally));
  });

  let isClosed = false;
  let cancel = clock.schedule(INTERVAL_MS, run);
  function run(): void {
    forgetTheGone();
    const measured = live.list().filter(({ id }) => media.findRoom(id));
    void Promise.all(measured.map(({ id }) => attempt(id, measure(id)))).finally(() => {
      if (!isClosed) cancel = clock.schedule(INTERVAL_MS, run);
    });
  }
  return {
    close() {
      isClosed = true;
      cancel();
      stopListening();
    },
  };
};
