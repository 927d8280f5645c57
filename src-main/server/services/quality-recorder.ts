import type { Clock } from '#shared/kernel/clock.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import { judgeLink } from '../domain/index.ts';
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

/** Notes how well media gets through. */
export interface QualityRecorder {
  readonly close: () => void;
}

const INTERVAL_MS = 15_000;
const NOTHING: QualityTally = { excellent: 0, good: 0, fair: 0, poor: 0 };

/** Measures all links of calls in the SFU a few times a minute, and stores the tally of a call when it is over. */
export const openQualityRecorder = (parts: Parts): QualityRecorder => {
  const { live, media, statistics, publisher, clock, log } = parts;
  const tallies = new Map<CallId, QualityTally>();

  const measure = async (callId: CallId) => {
    for (const { up, down } of await media.measureLinks(callId)) {
      if (!up && !down) continue;
      const word = judgeLink(up, down);
      const tally = tallies.get(callId) ?? NOTHING;
      tallies.set(callId, { ...tally, [word]: tally[word] + 1 });
    }
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
