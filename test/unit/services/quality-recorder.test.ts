import { expect, test, vi } from 'vitest';
import type { LinkFigures } from '#shared/contract/index.ts';
import { createConnections, createPublisher, createSerialQueue } from '#server/gateway/index.ts';
import { createLiveCalls, openQualityRecorder } from '#server/services/index.ts';
import { defaultCallRules, endCall } from '#server/domain/index.ts';
import type { MeasuredLink, QualityTally } from '#server/ports/index.ts';
import { CALL, START, callWith, factsAt, placeOf } from '#test/support/call-states.ts';
import { createCallStore } from '#test/support/fakes/call-store.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { createMediaRooms } from '#test/support/fakes/media-rooms.ts';
import { createRecordingLog } from '#test/support/fakes/recording-log.ts';

const silent = (): void => undefined;
const INTERVAL_MS = 5_000;

/** A call in the SFU whose links measure whatever the test says. */
const open = async () => {
  const clock = createManualClock(START);
  const connections = createConnections();
  const publisher = createPublisher(connections);
  const rooms = createMediaRooms(silent);
  const log = createRecordingLog();
  const queue = createSerialQueue();
  const calls = createCallStore(silent);
  const live = createLiveCalls({
    calls,
    media: rooms,
    publisher,
    connections,
    queue,
    clock,
    rules: defaultCallRules,
    log,
  });
  const call = await live.commit({
    call: callWith({ ada: 'connected', ben: 'connected' }, { mode: 'sfu' }),
    events: [],
  });
  await rooms.openRoom(CALL);

  const warned: string[] = [];
  publisher.published.on(({ event, to }) => {
    if (event.name === 'call.qualityWarned') warned.push(`${event.payload.quality} > ${[...to].sort().join(' ')}`);
  });
  let links: readonly MeasuredLink[] = [];
  let measurements = 0;
  const stored: QualityTally[] = [];
  const recorder = openQualityRecorder({
    live,
    media: {
      findRoom: rooms.findRoom,
      measureLinks: async () => {
        measurements += 1;
        return links;
      },
    },
    statistics: { addQuality: async (_callId, tally) => void stored.push(tally) },
    publisher,
    clock,
    log,
  });
  /** Lets the next measurement find this on Ada's way up; resolves when the one after it is due. */
  const measure = async (up: Partial<LinkFigures> | undefined) => {
    links = up ? [{ participantId: placeOf('ada'), up: { bitrate: 500_000, ...up } }] : [];
    const before = measurements;
    clock.advance(INTERVAL_MS);
    await vi.waitFor(() => {
      expect(measurements).toBe(before + 1);
      expect(clock.pending).toBeGreaterThan(0);
    });
  };
  return { live, call, warned, stored, measure, recorder };
};

test('everybody in the call is warned once of a bad link, again when it gets worse, and again after it was good', async () => {
  const { warned, measure } = await open();
  await measure({ lossPercent: 1 });
  expect(warned).toEqual([]);
  for (const lossPercent of [5, 6, 4]) await measure({ lossPercent });
  expect(warned).toEqual(['poor > ada ben']);
  await measure({ lossPercent: 12 });
  await measure({ lossPercent: 5 });
  await measure({ roundTripMs: 2_000 });
  expect(warned).toEqual(['poor > ada ben', 'bad > ada ben', 'very-bad > ada ben']);
  await measure({ lossPercent: 0 });
  await measure({ lossPercent: 5 });
  expect(warned.slice(3)).toEqual(['poor > ada ben']);
});

test('a link that carries nothing is no bad link', async () => {
  const { warned, measure } = await open();
  await measure(undefined);
  expect(warned).toEqual([]);
});

test('what was measured is stored when the call is over, and nothing is measured after that', async () => {
  const { live, call, stored, measure, recorder } = await open();
  await measure({});
  await measure({ lossPercent: 12 });
  await live.commit(endCall(call, { reason: 'normal' }, factsAt(10_000)));
  await vi.waitFor(() => expect(stored).toEqual([{ excellent: 1, good: 0, fair: 0, poor: 1 }]));
  recorder.close();
});
