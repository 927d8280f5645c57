import { describe, expect, test } from 'vitest';
import {
  type CallState,
  closeGate,
  gatedIn,
  isGated,
  joinCall,
  leaveCall,
  openGate,
  setMediaState,
} from '#server/domain/index.ts';
import { callWith, factsAt, personNamed, placeOf, seatOf, toldBy, valueOf } from '#test/support/call-states.ts';

const trio = callWith({ ada: 'connected', ben: 'connected', cleo: 'connected' });
const close = (call: CallState, name: string) => closeGate(call, seatOf(call, name));
const open = (call: CallState, name: string) => openGate(call, seatOf(call, name));
const say = (call: CallState, name: string, audio: boolean) =>
  valueOf(setMediaState(call, seatOf(call, name), { audio }));
const isHeard = (call: CallState, name: string) => seatOf(call, name).media.audio;

describe('a closed gate', () => {
  test('silences its owner for the others, and says so to both', () => {
    const change = close(trio, 'ada');
    expect(isHeard(change.call, 'ada')).toBe(false);
    expect(toldBy(change)).toEqual(['participant.gateChanged > ada', 'participant.mediaChanged > ben cleo']);
    expect(change.events[1]?.event.payload).toMatchObject({
      participant: { media: { audio: false, video: true } },
      previous: { audio: true, video: true },
    });
    expect(gatedIn(change.call)).toEqual([placeOf('ada')]);
  });

  test('is closed once', () => {
    const { call } = close(trio, 'ada');
    expect(close(call, 'ada')).toEqual({ call, events: [] });
  });

  test('before a silent microphone makes no difference to the others', () => {
    const { call } = say(trio, 'ada', false);
    expect(toldBy(close(call, 'ada'))).toEqual(['participant.gateChanged > ada']);
  });

  test.each([true, false])('holds back whatever its owner turns on, and remembers the last wish: %s', (wish) => {
    const { call } = close(trio, 'ada');
    const tried = say(say(call, 'ada', !wish).call, 'ada', wish).call;
    expect(isHeard(tried, 'ada')).toBe(false);
    expect(isHeard(open(tried, 'ada').call, 'ada')).toBe(wish);
  });

  test('does not take a wish from what is said of the camera alone', () => {
    const { call } = close(trio, 'ada');
    const turned = valueOf(setMediaState(call, seatOf(call, 'ada'), { video: false })).call;
    expect(isHeard(open(turned, 'ada').call, 'ada')).toBe(true);
  });

  test('stays with the person who leaves and comes back, and with nobody else', () => {
    const { call } = close(trio, 'ada');
    const gone = leaveCall(call, seatOf(call, 'ada'), factsAt(1000)).call;
    expect(gatedIn(gone)).toEqual([]);
    const command = { audio: true, video: true, isAllowed: true, mustWait: false };
    const back = valueOf(
      joinCall(gone, { ...command, participantId: placeOf('ada again'), person: personNamed('ada') }, factsAt(2000)),
    );
    expect(gatedIn(back.call)).toEqual([placeOf('ada again')]);
    expect(isHeard(back.call, 'ada')).toBe(false);
    expect(toldBy(back)).toContain('participant.gateChanged > ada');
    const dan = valueOf(
      joinCall(gone, { ...command, participantId: placeOf('dan'), person: personNamed('dan') }, factsAt(2000)),
    );
    expect(isHeard(dan.call, 'dan')).toBe(true);
  });
});

describe('opening the gate', () => {
  test('lets a microphone be heard that was left on', () => {
    const change = open(close(trio, 'ada').call, 'ada');
    expect(toldBy(change)).toEqual(['participant.gateChanged > ada', 'participant.mediaChanged > ben cleo']);
    expect(isHeard(change.call, 'ada')).toBe(true);
    expect(isGated(change.call, seatOf(trio, 'ada').person.id)).toBe(false);
  });

  test('never switches a microphone on that its owner turned off, but asks for it', () => {
    const off = say(close(trio, 'ada').call, 'ada', false).call;
    const change = open(off, 'ada');
    expect(isHeard(change.call, 'ada')).toBe(false);
    expect(toldBy(change)).toEqual(['participant.gateChanged > ada', 'participant.askedToUnmute > ada']);
  });

  test('where there is none asks whoever is silent, and nobody else', () => {
    expect(toldBy(open(say(trio, 'ada', false).call, 'ada'))).toEqual(['participant.askedToUnmute > ada']);
    expect(toldBy(open(trio, 'ada'))).toEqual([]);
  });
});
