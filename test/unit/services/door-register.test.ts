import { describe, expect, it } from 'vitest';
import { createDoorRegister } from '#server/services/index.ts';
import type { AppointmentId, ConnectionId } from '#shared/kernel/ids.ts';

const here = 'here' as AppointmentId;
const there = 'there' as AppointmentId;
const [phone, tablet] = ['phone', 'tablet'] as ConnectionId[] as [ConnectionId, ConnectionId];
const waits = { isClientWaiting: true, isLetIn: false };
const nobody = { isClientWaiting: false, isLetIn: false };
const inside = { isClientWaiting: false, isLetIn: true };

describe('the register of doors', () => {
  it('knows who waits where, by as many connections as there are', () => {
    const doors = createDoorRegister();
    doors.knock(here, phone);
    doors.knock(here, phone);
    doors.knock(here, tablet);
    expect(doors.of(here)).toEqual(waits);
    expect(doors.of(there)).toEqual(nobody);
    doors.stopKnocking(here, phone);
    expect(doors.of(here)).toEqual(waits);
    expect(doors.whereKnocks(tablet)).toEqual([here]);
    doors.stopKnocking(here, tablet);
    expect(doors.of(here)).toEqual(nobody);
    expect(doors.whereKnocks(tablet)).toEqual([]);
  });

  it('lets nobody wait who was let in, until the door is shut', () => {
    const doors = createDoorRegister();
    doors.knock(here, phone);
    doors.letIn(here);
    expect(doors.of(here)).toEqual(inside);
    doors.knock(here, phone);
    doors.stopKnocking(here, phone);
    expect(doors.of(here)).toEqual(inside);
    doors.shut(here);
    doors.knock(here, phone);
    expect(doors.of(here)).toEqual(waits);
  });
});
