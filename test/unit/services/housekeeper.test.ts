import { expect, test } from 'vitest';
import { createHousekeeper } from '#server/services/index.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { createRecordingLog } from '#test/support/fakes/recording-log.ts';

const START = 1_760_000_000_000;
const DAY_MS = 24 * 3_600_000;
const rules = { callLogLifeMs: 90 * DAY_MS };

/** A housekeeper over a store that has so much to throw away, and what that store was asked. */
const employ = (removed: () => Promise<Record<string, number>> = async () => ({ mails: 0 })) => {
  const clock = createManualClock(START);
  const log = createRecordingLog();
  const asked: unknown[] = [];
  const store = {
    cleanUp: (...args: unknown[]) => {
      asked.push(args);
      return removed();
    },
  };
  return { clock, log, asked, housekeeper: createHousekeeper({ store, rules, clock, log }) };
};

test('cleans up when the server starts and once a day, until it is closed', () => {
  const { clock, asked, housekeeper } = employ();
  housekeeper.start();
  expect(asked).toEqual([[START, false, rules]]);
  clock.advance(2 * DAY_MS);
  expect(asked.slice(1)).toEqual([1, 2].map((day) => [START + day * DAY_MS, false, rules]));
  housekeeper.close();
  expect(clock.pending).toBe(0);
});

test('only counts when asked to', async () => {
  const { asked, housekeeper } = employ(async () => ({ logLines: 3 }));
  expect(await housekeeper.cleanUp(true)).toEqual({ logLines: 3 });
  expect(asked).toEqual([[START, true, rules]]);
});

test('says what it removed, and goes on after a failure', async () => {
  const { clock, log, housekeeper } = employ(async () => ({ logLines: 3 }));
  housekeeper.start();
  await expect.poll(() => log.lines).toEqual(['info: what is of no use any more is gone']);
  const broken = employ(() => Promise.reject(new Error('the disk is full')));
  broken.housekeeper.start();
  await expect.poll(() => broken.log.lines).toEqual(['error: the clean-up failed']);
  expect([clock.pending, broken.clock.pending]).toEqual([1, 1]);
});
