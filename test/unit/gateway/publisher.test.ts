import { expect, test } from 'vitest';
import type { PersonId } from '#shared/kernel/ids.ts';
import { createConnections, createPublisher } from '#server/gateway/index.ts';
import { tell } from '#server/domain/index.ts';
import { CALL, placeOf } from '#test/support/call-states.ts';
import { createConnectionOf } from '#test/support/fakes/connection.ts';

const [ada, ben] = ['ada', 'ben'] as PersonId[] as [PersonId, PersonId];
const stopped = { callId: CALL, outcome: 'answered' } as const;
const completed = { callId: CALL, mode: 'sfu' } as const;

const open = () => {
  const connections = createConnections();
  const devices = [
    createConnectionOf('ada', 'phone'),
    createConnectionOf('ada', 'laptop'),
    createConnectionOf('ben'),
  ] as const;
  for (const device of devices) connections.open(device);
  return { publisher: createPublisher(connections), heard: () => devices.map((device) => device.heard) };
};

test('an event reaches every device of the people it is for, in order, and nobody else', () => {
  const { publisher, heard } = open();
  publisher.publish([
    tell('call.ringStopped', stopped, [ada]),
    tell('call.modeSwitchCompleted', completed, [ben, ada, 'nobody here' as PersonId]),
  ]);
  expect(heard()).toEqual([
    ['call.ringStopped', 'call.modeSwitchCompleted'],
    ['call.ringStopped', 'call.modeSwitchCompleted'],
    ['call.modeSwitchCompleted'],
  ]);
});

test('somebody named twice hears it once', () => {
  const { publisher, heard } = open();
  publisher.publish([tell('call.ringStopped', stopped, [ben, ben])]);
  expect(heard()[2]).toEqual(['call.ringStopped']);
});

test('observers see every event with its receivers, also when nobody is connected', () => {
  const { publisher } = open();
  const seen: string[] = [];
  publisher.published.on(({ event, to }) => seen.push(`${event.name} ${to.join()}`));
  publisher.publish([tell('call.ringStopped', stopped, ['away' as PersonId]), tell('call.ringStopped', stopped, [])]);
  expect(seen).toEqual(['call.ringStopped away', 'call.ringStopped ']);
});

test('signals go the lossy way and are no committed facts', () => {
  const { publisher, heard } = open();
  const seen: unknown[] = [];
  publisher.published.on((outgoing) => seen.push(outgoing));
  publisher.signal({ name: 'call.levels', payload: { callId: CALL, speaker: placeOf('ada'), levels: [] } }, [ben]);
  expect(heard()).toEqual([[], [], ['(call.levels)']]);
  expect(seen).toEqual([]);
});
