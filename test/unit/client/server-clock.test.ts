import { describe, expect, it } from 'vitest';
import { bestOffset, ServerClock } from '#renderer/client/server-clock.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';

/** A reading of a server that is 5 s ahead, with so much time on the way there and back. */
const reading = (askedAt: number, thereMs: number, backMs: number) => ({
  askedAt,
  answeredAt: askedAt + thereMs + backMs,
  serverTime: askedAt + thereMs + 5_000,
});

describe('the offset', () => {
  it('is unknown without a reading', () => {
    expect(bestOffset([])).toBeNull();
  });

  it('is exact where there and back take the same time', () => {
    expect(bestOffset([reading(100, 20, 20)])).toEqual({ offsetMs: 5_000, errorMs: 20 });
  });

  it('is that of the shortest way, however late and lopsided the others were', () => {
    const readings = [reading(0, 400, 10), reading(500, 3, 5), reading(900, 10, 300)];
    expect(bestOffset(readings)).toEqual({ offsetMs: 4_999, errorMs: 4 });
  });
});

describe('the clock of the server', () => {
  /** A line that takes the next of these times there and back, and a server that is ahead. */
  const open = (tripsMs: readonly number[]) => {
    const clock = createManualClock(1_000);
    let aheadMs = 5_000;
    let asked = 0;
    const server = new ServerClock({
      timers: clock,
      now: () => clock.now(),
      async ask() {
        const tripMs = tripsMs[asked % tripsMs.length] ?? 0;
        asked += 1;
        // All of the way is the way there, which is as lopsided as it can be.
        const arrived = new Promise<void>((resolve) => clock.schedule(tripMs, resolve));
        if (tripMs > 0) await arrived;
        return { ok: true, value: clock.now() + aheadMs };
      },
    });
    return { clock, server, asked: () => asked, putAhead: (ms: number) => (aheadMs = ms) };
  };
  const settle = async () => {
    for (let round = 0; round < 5; round += 1) await Promise.resolve();
  };
  const pass = async (clock: ReturnType<typeof createManualClock>, ms: number) => {
    for (let passed = 0; passed < ms; passed += 20) {
      clock.advance(20);
      await settle();
    }
  };

  it('is not known before the first answer, and asks several times at first', async () => {
    const { clock, server, asked } = open([0]);
    expect(server.now()).toBeNull();
    await settle();
    expect(server.now()).toBe(clock.now() + 5_000);
    await pass(clock, 2_000);
    expect(asked()).toBe(8);
    await pass(clock, 16_000);
    expect(asked()).toBe(9);
    server.close();
    expect(clock.pending).toBe(0);
  });

  it('believes the quickest answer', async () => {
    const { clock, server } = open([200, 100, 20, 60]);
    await pass(clock, 220);
    expect(server.now()).toBe(clock.now() + 5_000 + 100);
    await pass(clock, 2_000);
    expect(server.now()).toBe(clock.now() + 5_000 + 10);
    server.close();
  });

  it('forgets old answers, so that it follows a clock that was set', async () => {
    const { clock, server, putAhead } = open([0, 20]);
    await pass(clock, 2_000);
    putAhead(7_000);
    await pass(clock, 160_000);
    expect(server.now()).toBe(clock.now() + 7_000);
    server.close();
  });

  it('measures anew at once when told to', async () => {
    const { clock, server, asked } = open([0]);
    await pass(clock, 2_000);
    const before = asked();
    server.refresh();
    await pass(clock, 2_000);
    expect(asked()).toBe(before + 8);
    server.close();
  });
});
