import { expect, test } from 'vitest';
import type { PersonId } from '#shared/kernel/ids.ts';
import { createConnections, createPublisher, createSerialQueue } from '#server/gateway/index.ts';
import { createLiveCalls } from '#server/services/index.ts';
import { watchLostConnections } from '#server/services/lost-connections.ts';
import { type CallState, defaultCallRules } from '#server/domain/index.ts';
import { CALL, START, callWith, castOf, placeOf } from '#test/support/call-states.ts';
import { createCallStore } from '#test/support/fakes/call-store.ts';
import { createConnectionOf } from '#test/support/fakes/connection.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { createMediaRooms } from '#test/support/fakes/media-rooms.ts';
import { createRecordingLog } from '#test/support/fakes/recording-log.ts';

const silent = (): void => undefined;

/** A running call in which Ben's place hangs on his phone. */
const open = async (call: CallState = callWith({ ada: 'connected', ben: 'connected' })) => {
  const clock = createManualClock(START);
  const connections = createConnections();
  const calls = createCallStore(silent);
  const queue = createSerialQueue();
  const log = createRecordingLog();
  const live = createLiveCalls({
    calls,
    media: createMediaRooms(silent),
    publisher: createPublisher(connections),
    connections,
    queue,
    clock,
    rules: defaultCallRules,
    log,
  });
  watchLostConnections({ live, connections, queue, log });
  await live.commit({ call, events: [] });
  const place = { callId: CALL, participantId: placeOf('ben'), personId: 'ben' as PersonId };
  const phone = createConnectionOf('ben', 'phone');
  connections.open(phone);
  connections.attach(place, phone.id);
  return { clock, connections, calls, queue, log, live, phone, place, cast: () => live.list().map(castOf) };
};

test('a closed connection makes its participant disconnected, stored so', async () => {
  const { connections, calls, queue, phone } = await open();
  connections.close(phone.id);
  await queue.drain();
  expect((await calls.find(CALL))?.lostAt).toEqual({ [placeOf('ben')]: START });
});

test('nothing was lost when another device took the place over before the queue came to it', async () => {
  const { connections, queue, phone, place, cast } = await open();
  const tablet = createConnectionOf('ben', 'tablet');
  connections.open(tablet);
  const { promise, resolve } = Promise.withResolvers<void>();
  const resuming = queue.run(CALL, async () => {
    await promise;
    connections.attach(place, tablet.id);
  });
  connections.close(phone.id);
  resolve();
  await resuming;
  await queue.drain();
  expect(cast()).toEqual([{ ada: 'connected', ben: 'connected' }]);
});

test('one who went while coming in is lost at once, and gone after the grace', async () => {
  const { clock, connections, queue, phone, place, cast } = await open();
  connections.detach(place.participantId);
  connections.close(phone.id);
  connections.attach(place, phone.id);
  await queue.drain();
  expect(cast()).toEqual([{ ada: 'connected', ben: 'disconnected' }]);
  clock.advance(30_000);
  await queue.drain();
  expect(cast()).toEqual([{ ada: 'connected', ben: 'left' }]);
});

test('a call that is over, or a place that is, has nothing to lose', async () => {
  const { connections, queue, log, phone } = await open(callWith({ ada: 'connected', ben: 'left' }));
  connections.close(phone.id);
  await queue.drain();
  expect(log.lines).toEqual([]);
});

test('a loss that cannot be stored is for the operator to see', async () => {
  const { connections, calls, queue, log, phone } = await open();
  calls.failOnce('the disk is full');
  connections.close(phone.id);
  await queue.drain();
  expect(log.lines).toEqual(['error: a lost connection was not noted']);
});
