import { describe, expect, test } from 'vitest';
import type { ConnectionId, PersonId } from '#shared/kernel/ids.ts';
import { createConnections } from '#server/gateway/index.ts';
import type { Attachment } from '#server/ports/index.ts';
import { CALL, placeOf } from '#test/support/call-states.ts';
import { createConnectionOf } from '#test/support/fakes/connection.ts';

const placeIn = (name: string): Attachment => ({
  callId: CALL,
  participantId: placeOf(name),
  personId: name as PersonId,
});

/** A register with two devices of Ada, and what it reports as lost. */
const open = () => {
  const connections = createConnections();
  const lost: string[] = [];
  connections.lost.on(({ participantId }) => lost.push(participantId));
  const phone = createConnectionOf('ada', 'phone');
  const laptop = createConnectionOf('ada', 'laptop');
  connections.open(phone);
  connections.open(laptop);
  return { connections, lost, phone, laptop, ofAda: () => connections.ofPerson('ada' as PersonId) };
};

describe('who is connected', () => {
  test('knows all devices of a person, oldest first, and nothing of strangers', () => {
    const { connections, phone, laptop, ofAda } = open();
    expect(ofAda()).toEqual([phone, laptop]);
    expect(connections.ofPerson('ben' as PersonId)).toEqual([]);
    expect(connections.size).toBe(2);
  });

  test('forgets a closed one; closing it again, or one that never was, is fine', () => {
    const { connections, phone, laptop, ofAda } = open();
    for (const id of [phone.id, phone.id, 'unknown' as ConnectionId]) connections.close(id);
    expect(ofAda()).toEqual([laptop]);
    connections.close(laptop.id);
    expect(ofAda()).toEqual([]);
    expect(connections.size).toBe(0);
  });

  test('the same id again takes the place of the former entry and keeps what hangs on it', () => {
    const { connections, lost, phone, ofAda } = open();
    connections.attach(placeIn('ada'), phone.id);
    const again = createConnectionOf('ada', 'phone');
    connections.open(again);
    expect(ofAda()).toHaveLength(2);
    expect(ofAda()).toContain(again);
    expect(lost).toEqual([]);
    expect(connections.isHeld(placeOf('ada'))).toBe(true);
  });
});

describe('places in calls', () => {
  test('are lost with the connection they hang on, and only with that one', () => {
    const { connections, lost, phone, laptop } = open();
    connections.attach(placeIn('ada'), phone.id);
    connections.close(laptop.id);
    expect(lost).toEqual([]);
    connections.close(phone.id);
    expect(lost).toEqual([placeOf('ada')]);
    expect(connections.isHeld(placeOf('ada'))).toBe(false);
  });

  test('move to the connection that took them last', () => {
    const { connections, lost, phone, laptop } = open();
    connections.attach(placeIn('ada'), phone.id);
    connections.attach(placeIn('ada'), laptop.id);
    connections.close(phone.id);
    expect(lost).toEqual([]);
    expect(connections.isHeld(placeOf('ada'))).toBe(true);
  });

  test('made without a connection hang on the newest one of their person', () => {
    const { connections, lost, phone, laptop } = open();
    connections.attach(placeIn('ada'), undefined);
    connections.close(phone.id);
    expect(lost).toEqual([]);
    connections.close(laptop.id);
    expect(lost).toEqual([placeOf('ada')]);
  });

  test('made before their person had any connection hang on the first that comes', () => {
    const { connections, lost } = open();
    connections.attach(placeIn('ben'), undefined);
    expect(connections.isHeld(placeOf('ben'))).toBe(false);
    const late = createConnectionOf('ben');
    connections.open(late);
    expect(connections.isHeld(placeOf('ben'))).toBe(true);
    connections.close(late.id);
    expect(lost).toEqual([placeOf('ben')]);
  });

  test('made for a connection that went meanwhile are lost at once, unless another holds them', () => {
    const { connections, lost, phone, laptop } = open();
    connections.close(laptop.id);
    connections.attach(placeIn('ada'), laptop.id);
    expect(lost).toEqual([placeOf('ada')]);
    connections.attach(placeIn('ada'), phone.id);
    connections.attach(placeIn('ada'), laptop.id);
    expect(lost).toHaveLength(1);
    expect(connections.isHeld(placeOf('ada'))).toBe(true);
  });

  test('that are no more cannot be lost', () => {
    const { connections, lost, phone } = open();
    connections.attach(placeIn('ada'), phone.id);
    connections.attach(placeIn('ben'), undefined);
    connections.detach(placeOf('ada'));
    connections.detach(placeOf('ben'));
    connections.close(phone.id);
    const late = createConnectionOf('ben');
    connections.open(late);
    connections.close(late.id);
    expect(lost).toEqual([]);
  });
});
