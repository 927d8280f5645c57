import { describe, expect, test } from 'vitest';
import type { PersonId } from '#shared/kernel/ids.ts';
import { createConnections, createPublisher, createSerialQueue } from '#server/gateway/index.ts';
import { createLiveCalls } from '#server/services/index.ts';
import {
  type CallState,
  type Change,
  defaultCallRules,
  endCall,
  fitMode,
  leaveCall,
  pathTimesOf,
  settleSwitch,
  tell,
} from '#server/domain/index.ts';
import {
  CALL,
  START,
  callWith,
  castOf,
  codeOf,
  placeOf,
  ringingCall,
  seatOf,
  valueOf,
} from '#test/support/call-states.ts';
import { createCallStore } from '#test/support/fakes/call-store.ts';
import { createConnectionOf } from '#test/support/fakes/connection.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { createMediaRooms } from '#test/support/fakes/media-rooms.ts';
import { createRecordingLog } from '#test/support/fakes/recording-log.ts';

/** The register over fakes. `journal` has all that was saved, told and asked of the SFU, in order. */
const open = (stored: readonly CallState[] = []) => {
  const journal: string[] = [];
  const note = (line: string): void => void journal.push(line);
  const clock = createManualClock(START);
  const connections = createConnections();
  const publisher = createPublisher(connections);
  publisher.published.on(({ event }) => note(`told ${event.name}`));
  const calls = createCallStore(note, stored);
  const media = createMediaRooms(note);
  const queue = createSerialQueue();
  const log = createRecordingLog();
  const rules = defaultCallRules;
  const live = createLiveCalls({ calls, media, publisher, connections, queue, clock, rules, log });
  const wait = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await queue.drain();
  };
  return { live, journal, clock, connections, publisher, calls, media, queue, log, wait };
};

const pair = { ada: 'connected', ben: 'connected' } as const;
const trio = { ...pair, cleo: 'connected' } as const;
const castIn = (cast: Parameters<typeof callWith>[0]) => ({ participants: callWith(cast).participants });
const plain = (call: CallState): Change => ({ call, events: [] });
const telling = (call: CallState): Change => ({
  call,
  events: [tell('call.modeSwitchCompleted', { callId: CALL, mode: call.mode }, [])],
});

describe('committing', () => {
  test('stores first and tells then', async () => {
    const { live, journal } = open();
    await live.commit(telling(callWith(pair)));
    expect(journal).toEqual(['saved active', 'told call.modeSwitchCompleted']);
  });

  test('what cannot be stored is not told and has not happened', async () => {
    const { live, journal, calls } = open();
    await live.commit(plain(callWith(pair)));
    calls.failOnce('the disk is full');
    await expect(live.commit(telling(callWith(trio)))).rejects.toThrow('the disk is full');
    expect(journal).toEqual(['saved active']);
    expect(castOf(valueOf(await live.requireLive(CALL)))).toEqual(pair);
  });

  test('nothing is written when nothing changed', async () => {
    const { live, journal } = open();
    const call = await live.commit(plain(callWith(pair)));
    await live.commit(telling(call));
    expect(journal).toEqual(['saved active', 'told call.modeSwitchCompleted']);
  });
});

describe('paths', () => {
  test('are counted with every change, in what is stored as well', async () => {
    const { live, clock, calls } = open();
    const begun = await live.commit(plain(callWith(pair)));
    clock.advance(4_000);
    // Nobody is reachable here, so the change of path is complete at once.
    const moved = await live.commit(fitMode({ ...begun, ...castIn(trio) }, live.facts()));
    clock.advance(10_000);
    await live.commit(endCall(moved, { reason: 'normal' }, live.facts()));
    const stored = await calls.find(CALL);
    expect(stored && pathTimesOf(stored, START)).toEqual({ p2p: 4_000, sfu: 10_000 });
  });
});

describe('finding', () => {
  test('a running call is found as it is now, an ended one as it was stored, and no other', async () => {
    const { live } = open();
    expect(codeOf(await live.requireLive(CALL))).toBe('CALL_NOT_FOUND');
    await live.commit(plain(callWith(pair)));
    expect(live.list().map(castOf)).toEqual([pair]);
    await live.commit(endCall(callWith(pair), { reason: 'normal' }, live.facts()));
    expect(live.list()).toEqual([]);
    expect(codeOf(await live.requireLive(CALL))).toBe('CALL_ENDED');
    expect(await live.find(CALL)).toMatchObject({ phase: 'ended' });
  });
});

describe('time', () => {
  test('ends an unanswered call to the millisecond, and then has nothing left to do', async () => {
    const { live, journal, clock, wait } = open();
    await live.commit(plain(ringingCall(['ben'])));
    await wait(59_999);
    expect(journal).toEqual(['saved ringing']);
    await wait(1);
    expect(journal.slice(1)).toEqual(['saved ended', 'told call.ringStopped', 'told call.ended']);
    expect(clock.pending).toBe(0);
  });

  test('a call has one timer, for the next thing that is due', async () => {
    const { live, clock, wait } = open();
    await live.commit(plain(callWith({ ...pair, cleo: 'disconnected' })));
    await live.commit(plain(callWith({ ada: 'connected', ben: 'disconnected', cleo: 'disconnected' })));
    expect(clock.pending).toBe(1);
    await wait(30_000);
    expect(live.list().map(castOf)).toEqual([{ ada: 'connected', ben: 'left', cleo: 'left' }]);
    expect(clock.pending).toBe(0);
  });

  test('waits its turn in the queue of the call', async () => {
    const { live, journal, clock, queue } = open();
    await live.commit(plain(ringingCall(['ben'])));
    const { promise, resolve } = Promise.withResolvers<void>();
    const answering = queue.run(CALL, async () => {
      await promise;
      await live.commit(plain(callWith(pair)));
    });
    clock.advance(60_000);
    resolve();
    await answering;
    await queue.drain();
    expect(journal).toEqual(['saved ringing', 'saved active']);
  });

  test('a timer that fails is for the operator to see', async () => {
    const { live, calls, log, wait } = open();
    await live.commit(plain(ringingCall(['ben'])));
    calls.failOnce('the disk is full');
    await wait(60_000);
    expect(log.lines).toEqual(['error: timer failed']);
  });

  test('stands still once closed, whatever is committed after', async () => {
    const { live, clock } = open();
    await live.commit(plain(ringingCall(['ben'])));
    live.close();
    await live.commit(plain(callWith({ ada: 'connected', ben: 'disconnected' })));
    expect(clock.pending).toBe(0);
  });
});

describe('after a crash', () => {
  const halfSwitched: Partial<CallState> = {
    mode: 'sfu',
    modePinned: true,
    modeSwitch: { from: 'p2p', to: 'sfu', reason: 'manual', deadline: START + 1, pending: [placeOf('ada')] },
  };

  test('running calls are back, with everybody lost since now and on the path from before', async () => {
    const { live } = open([callWith({ ...pair, cleo: 'left' }, halfSwitched)]);
    expect(await live.restore()).toBe(1);
    const call = valueOf(await live.requireLive(CALL));
    expect(castOf(call)).toEqual({ ada: 'disconnected', ben: 'disconnected', cleo: 'left' });
    expect(call.lostAt).toEqual({ [placeOf('ada')]: START, [placeOf('ben')]: START });
    expect(call).toMatchObject({ mode: 'p2p', modePinned: false, modeSwitch: undefined });
    expect(seatOf(call, 'ada')).toMatchObject({ id: placeOf('ada'), role: 'initiator' });
  });

  test('ended ones are not, and the lobby is empty', async () => {
    const over = callWith({ ada: 'left' }, { phase: 'ended' });
    expect(await open([over]).live.restore()).toBe(0);
    const { live } = open([callWith({ ada: 'connected', gil: 'waiting' })]);
    await live.restore();
    expect(live.list().map(castOf)).toEqual([{ ada: 'disconnected' }]);
  });

  test('a call that nobody comes back to ends after the grace', async () => {
    const { live, journal, wait } = open([callWith(pair)]);
    await live.restore();
    await wait(29_999);
    expect(live.list()).toHaveLength(1);
    await wait(1);
    expect(live.list()).toEqual([]);
    expect(journal.at(-1)).toBe('told call.ended');
  });

  test('what fell due meanwhile is done at once', async () => {
    const { live, wait } = open([ringingCall(['ben'], { ringExpiresAt: START - 5000 })]);
    await live.restore();
    await wait(0);
    expect(await live.find(CALL)).toMatchObject({ phase: 'ended', endReason: 'timeout' });
  });

  test('a call on the SFU has its room again before anybody returns', async () => {
    const { live, media } = open([callWith(trio, { mode: 'sfu' })]);
    await live.restore();
    expect(media.findRoom(CALL)).toBeDefined();
  });
});

/** A pair with connections, and the change that a third one brings. */
const growing = async () => {
  const world = open();
  await world.live.commit(plain(callWith(pair)));
  for (const name of ['ada', 'ben']) world.connections.open(createConnectionOf(name));
  return { ...world, grow: () => fitMode(callWith(trio), world.live.facts(), placeOf('cleo')) };
};

describe('media', () => {
  test('the room is open before the change is stored and told, and goes with what is told', async () => {
    const { live, journal, publisher, grow } = await growing();
    const told: unknown[] = [];
    publisher.published.on(({ event }) => told.push(event.payload));
    const call = await live.commit(grow());
    expect(journal).toEqual(['saved active', 'opened the room', 'saved active', 'told call.modeSwitchStarted']);
    expect(told[0]).toMatchObject({ to: 'sfu', mediaRoom: { routerId: `router of ${CALL}` } });
    expect(live.roomOf(call)).toMatchObject({ routerId: `router of ${CALL}` });
  });

  test('a room that cannot be opened fails the change: the call stays where it was, and an operator can see why', async () => {
    const { live, journal, media, log, grow } = await growing();
    media.isBroken = true;
    const call = await live.commit(grow());
    expect(call).toMatchObject({ mode: 'p2p', modeSwitch: undefined });
    expect(live.roomOf(call)).toBeUndefined();
    expect(journal.at(-1)).toBe('told call.modeSwitchFailed');
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toMatch(/^error: no SFU for this call/);
  });

  test('without any worker nobody is sent to the SFU in the first place', async () => {
    const { media, grow } = await growing();
    media.workers = 0;
    expect(grow().events).toEqual([]);
  });

  test('the old transports go when the way back is completed, not before', async () => {
    const { live, journal, clock, wait, connections } = open();
    for (const name of ['ada', 'ben']) connections.open(createConnectionOf(name));
    await live.commit(plain(callWith(pair, { mode: 'sfu', smallSince: START })));
    await wait(10_000);
    expect(journal.slice(-1)).toEqual(['told call.modeSwitchStarted']);
    for (const name of ['ada', 'ben']) {
      await live.commit(settleSwitch(valueOf(await live.requireLive(CALL)), placeOf(name)));
    }
    expect(journal.slice(-2)).toEqual(['told call.modeSwitchCompleted', 'closed all transports']);
    expect(clock.pending).toBe(0);
  });

  test('they go at once when there is nobody to wait for', async () => {
    const { live, journal, wait } = open();
    await live.commit(plain(callWith(pair, { mode: 'sfu', smallSince: START })));
    await wait(10_000);
    expect(journal.slice(-2)).toEqual(['told call.modeSwitchCompleted', 'closed all transports']);
  });

  test('whoever leaves takes the own media along, and the end takes the room', async () => {
    const { live, journal } = open();
    const call = await live.commit(plain(callWith(trio, { mode: 'sfu' })));
    const smaller = await live.commit(leaveCall(call, seatOf(call, 'cleo'), live.facts()));
    expect(journal.at(-1)).toBe(`closed the media of ${placeOf('cleo')}`);
    await live.commit(endCall(smaller, { reason: 'normal' }, live.facts()));
    expect(journal.at(-1)).toBe('closed the room');
    expect(journal.filter((line) => line.startsWith('closed the media'))).toHaveLength(1);
  });
});

test('a place that ended does not hang on its connection any more', async () => {
  const { live, connections } = open();
  const device = createConnectionOf('cleo');
  connections.open(device);
  const call = await live.commit(plain(callWith(trio)));
  connections.attach({ callId: CALL, participantId: placeOf('cleo'), personId: 'cleo' as PersonId }, device.id);
  await live.commit(leaveCall(call, seatOf(call, 'cleo'), live.facts()));
  expect(connections.isHeld(placeOf('cleo'))).toBe(false);
});
