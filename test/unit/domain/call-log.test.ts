import { describe, expect, test } from 'vitest';
import {
  type Outgoing,
  joinCall,
  leaveCall,
  lockCall,
  loseConnection,
  removeParticipant,
  setMediaState,
  toLogDrafts,
} from '#server/domain/index.ts';
import { callWith, factsAt, personNamed, placeOf, seatOf, valueOf } from '#test/support/call-states.ts';
import { eventSamples } from '../../contract/support/core-samples.ts';

const call = callWith({ ada: 'connected', ben: 'connected', cleo: 'waiting' });
const linesOf = ({ events }: { events: readonly Outgoing[] }) =>
  events.flatMap(toLogDrafts).map(({ kind, name }) => (name ? `${kind} ${name}` : kind));

describe('the log of a call', () => {
  test('tells apart who left, was removed, was refused and gave up waiting', () => {
    expect(linesOf(leaveCall(call, seatOf(call, 'ben'), factsAt()))).toEqual(['participantLeft ben']);
    expect(linesOf(removeParticipant(call, seatOf(call, 'ben'), factsAt()))).toEqual(['participantRemoved ben']);
    expect(linesOf(removeParticipant(call, seatOf(call, 'cleo'), factsAt()))).toEqual(['admissionRefused cleo']);
    expect(linesOf(loseConnection(call, seatOf(call, 'cleo'), factsAt()))).toEqual(['admissionWithdrawn cleo']);
    expect(linesOf(loseConnection(call, seatOf(call, 'ben'), factsAt()))).toEqual(['participantLost ben']);
  });

  test('writes down who comes, and who has to wait', () => {
    const command = {
      participantId: placeOf('dan'),
      person: personNamed('dan'),
      audio: true,
      video: true,
      isAllowed: true,
      canWait: true,
      mustWait: false,
    };
    expect(linesOf(valueOf(joinCall(call, command, factsAt())))).toContain('participantJoined dan');
    const locked = lockCall(call, true);
    expect(linesOf(locked)).toEqual(['locked']);
    expect(linesOf(valueOf(joinCall(locked.call, command, factsAt())))).toEqual(['admissionRequested dan']);
  });

  test('writes down only what changed', () => {
    const set = (media: object) => linesOf(valueOf(setMediaState(call, seatOf(call, 'ada'), media)));
    expect(set({ audio: false, video: false })).toEqual(['muted ada', 'cameraOff ada']);
    expect(set({ audio: true })).toEqual([]);
  });

  test('says by whom, of all that comes of one command', () => {
    const removed = removeParticipant(call, seatOf(call, 'ben'), factsAt());
    const told = removed.events.map((outgoing) => ({ ...outgoing, steeredBy: 'Olga' }));
    expect(told.flatMap(toLogDrafts)).toContainEqual(
      expect.objectContaining({ kind: 'participantRemoved', name: 'ben', by: 'Olga' }),
    );
    expect(removed.events.flatMap(toLogDrafts).filter(({ by }) => by !== undefined)).toEqual([]);
  });

  test('belongs to the call that an event is about, and its details are flat', () => {
    const drafts = eventSamples.flatMap((event) => toLogDrafts({ event, to: [] }));
    expect(drafts.length).toBeGreaterThan(15);
    for (const { callId, details } of drafts) {
      expect(callId).toBe('65abc789def012345678901a');
      for (const value of Object.values(details)) expect(['string', 'number', 'boolean']).toContain(typeof value);
    }
  });
});
