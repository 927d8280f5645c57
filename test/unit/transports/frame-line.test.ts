import { expect, test } from 'vitest';
import { createFrameLine } from '#server/transports/websocket/frame-line.ts';

/** A line whose frames are handled when the test says so. */
const open = () => {
  const handled: number[] = [];
  const calls: string[] = [];
  const gates = new Map<number, () => void>();
  let now = 0;
  const line = createFrameLine<number>({
    handle: (frame) =>
      new Promise<void>((resolve) =>
        gates.set(frame, () => {
          handled.push(frame);
          resolve();
        }),
      ),
    pause: () => calls.push('pause'),
    resume: () => calls.push('resume'),
    onBusy: (frames) => calls.push(`busy ${frames}`),
    now: () => now,
  });
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    line,
    handled,
    calls,
    wait: (ms: number) => (now += ms),
    begun: () => [...gates.keys()],
    finish: async (frame: number) => {
      await settled();
      gates.get(frame)?.();
      await settled();
    },
  };
};

test('a frame waits until the one before it is done, however long that takes', async () => {
  const { line, handled, begun, finish } = open();
  for (const frame of [1, 2, 3]) line.add(frame);
  await finish(3);
  await finish(2);
  expect(begun()).toEqual([1]);
  await finish(1);
  expect(begun()).toEqual([1, 2]);
  await finish(2);
  await finish(3);
  expect(handled).toEqual([1, 2, 3]);
});

test('reading stops while a hundred wait, and goes on when there are fewer', async () => {
  const { line, calls, finish } = open();
  for (let frame = 1; frame <= 100; frame += 1) line.add(frame);
  expect(calls).toEqual(['pause']);
  await finish(1);
  expect(calls).toEqual(['pause', 'resume']);
  await finish(2);
  expect(calls).toEqual(['pause', 'resume']);
});

test('whoever sends a lot is noted once in a minute', () => {
  const { line, calls, wait } = open();
  const send = (count: number) => {
    for (let index = 0; index < count; index += 1) line.add(index);
    return calls.filter((call) => call.startsWith('busy'));
  };
  expect(send(599)).toEqual([]);
  expect(send(1)).toEqual(['busy 600']);
  expect(send(1_000)).toEqual(['busy 600']);
  wait(60_000);
  expect(send(599)).toEqual(['busy 600']);
  expect(send(1)).toEqual(['busy 600', 'busy 600']);
});
