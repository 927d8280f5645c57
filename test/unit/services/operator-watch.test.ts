import { expect, test } from 'vitest';
import type { ConnectionId } from '#shared/kernel/ids.ts';
import { type OperatorActor, bringToSfu, defaultCallRules } from '#server/domain/index.ts';
import { createConnections, createPublisher, createSerialQueue } from '#server/gateway/index.ts';
import type { Connection } from '#server/ports/index.ts';
import { createLiveCalls, watchOperators } from '#server/services/index.ts';
import { CALL, START, callWith, placeOf } from '#test/support/call-states.ts';
import { createCallStore } from '#test/support/fakes/call-store.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { createMediaRooms } from '#test/support/fakes/media-rooms.ts';
import { createRecordingLog } from '#test/support/fakes/recording-log.ts';

const operatorNamed = (name: string): Connection => {
  const actor: OperatorActor = {
    ...{ kind: 'operator', name, callId: CALL, id: name as OperatorActor['id'] },
    ...{ observerId: placeOf(name), signInId: name },
  };
  return { id: `${name}'s connection` as ConnectionId, actor, deliver: () => undefined, close: () => undefined };
};

/** A call of two between peers, and what is told of it. */
const open = async () => {
  const told: string[] = [];
  const clock = createManualClock(START);
  const connections = createConnections();
  const publisher = createPublisher(connections);
  publisher.published.on(({ event: { name, payload }, steeredBy }) => {
    if (name === 'call.watched') told.push(`${payload.operators} after ${steeredBy} ${payload.change}`);
    if (name === 'call.modeSwitchStarted') told.push(`to ${payload.to}`);
  });
  const queue = createSerialQueue();
  const log = createRecordingLog();
  const media = createMediaRooms(() => undefined);
  const calls = createCallStore(() => undefined);
  const live = createLiveCalls({ calls, media, publisher, connections, queue, clock, rules: defaultCallRules, log });
  watchOperators({ live, connections, publisher, media, queue, log });
  await live.commit({ call: callWith({ ada: 'connected', ben: 'connected' }), events: [] });
  const come = async (operator: Connection) => {
    connections.open(operator);
    await queue.run(CALL, async () => {
      const [call] = live.list();
      if (call) await live.commit(bringToSfu(call, live.facts()));
    });
  };
  const go = async (operator: Connection) => {
    connections.close(operator.id);
    await queue.drain();
  };
  const wait = async (ms: number) => {
    clock.advance(ms);
    await queue.drain();
  };
  return { told, live, come, go, wait, mode: () => live.list()[0]?.mode };
};

test('tells who came and went, and sends the call back to peers half a minute after the last one', async () => {
  const { told, come, go, wait, mode } = await open();
  const [olga, oskar] = [operatorNamed('Olga'), operatorNamed('Oskar')];
  await come(olga);
  await come(oskar);
  await go(olga);
  await wait(60_000);
  expect(mode()).toBe('sfu');
  await go(oskar);
  await wait(29_999);
  expect(mode()).toBe('sfu');
  await wait(1);
  expect(mode()).toBe('p2p');
  expect(told).toEqual([
    '1 after Olga came',
    'to sfu',
    '2 after Oskar came',
    '1 after Olga left',
    '0 after Oskar left',
    'to p2p',
  ]);
});

test('keeps the call on the SFU when an operator comes back in time', async () => {
  const { come, go, wait, mode } = await open();
  const olga = operatorNamed('Olga');
  await come(olga);
  await go(olga);
  await wait(20_000);
  await come(olga);
  await wait(60_000);
  expect(mode()).toBe('sfu');
});
