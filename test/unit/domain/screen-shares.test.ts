import { describe, expect, test } from 'vitest';
import {
  type CallState,
  type Change,
  followShares,
  leaveCall,
  loseConnection,
  setMediaState,
  sharesOf,
  trackScreen,
  withoutStreams,
} from '#server/domain/index.ts';
import { START, callWith, factsAt, placeOf, seatOf, toldBy, valueOf } from '#test/support/call-states.ts';

const duo = callWith({ ada: 'connected', ben: 'connected' });
const ADA = placeOf('ada');

const say = (call: CallState, screen: boolean, afterMs = 0): Change =>
  followShares(valueOf(setMediaState(call, seatOf(call, 'ada'), { screen })), factsAt(afterMs));
const stream = (call: CallState, producerId: string, afterMs = 0): Change =>
  followShares(trackScreen(call, ADA, { producerId }, factsAt(afterMs)), factsAt(afterMs));
const close = (call: CallState, closed: string): Change =>
  followShares(trackScreen(call, ADA, { closed }, factsAt()), factsAt());
const sharingTold = (change: Change) => toldBy(change).filter((line) => line.startsWith('share.'));

describe('a shared screen', () => {
  test('begins when it is said, and ends when it is said', () => {
    const started = say(duo, true, 500);
    expect(sharingTold(started)).toEqual(['share.started > ada ben']);
    const [share] = sharesOf(started.call);
    expect(share).toMatchObject({ participantId: ADA, name: 'ada', startedAt: START + 500, streamId: share?.id });
    const stopped = say(started.call, false);
    expect(sharingTold(stopped)).toEqual(['share.stopped > ada ben']);
    expect(sharesOf(stopped.call)).toEqual([]);
  });

  test('begins when it is streamed, and ends with its stream', () => {
    const started = stream(duo, 'p1');
    expect(sharingTold(started)).toEqual(['share.started > ada ben']);
    expect(sharesOf(started.call)).toMatchObject([{ streamId: 'p1' }]);
    expect(sharingTold(close(started.call, 'p1'))).toEqual(['share.stopped > ada ben']);
  });

  test('is one, whether it is said or streamed first; a new stream is told under the same id', () => {
    const said = say(duo, true).call;
    const streamed = stream(said, 'p1', 2000);
    expect(sharesOf(streamed.call)).toEqual([{ ...sharesOf(said)[0], streamId: 'p1' }]);
    expect(sharingTold(streamed)).toEqual(['share.started > ada ben']);
    expect(sharingTold(say(stream(duo, 'p1').call, true))).toEqual([]);
    expect(sharingTold(stream(streamed.call, 'p1'))).toEqual([]);
  });

  test('lasts while it is said, also when one stream gives way to another', () => {
    const both = stream(say(duo, true).call, 'p1').call;
    const between = close(both, 'p1');
    expect(sharingTold(between)).toEqual([]);
    expect(sharesOf(stream(between.call, 'p2').call)).toMatchObject([{ id: sharesOf(both)[0]?.id, streamId: 'p2' }]);
  });

  test('lasts while it is streamed, whatever is said', () => {
    const both = stream(say(duo, true).call, 'p1').call;
    const unsaid = say(both, false);
    expect(sharingTold(unsaid)).toEqual([]);
    expect(sharingTold(close(unsaid.call, 'p1'))).toEqual(['share.stopped > ada ben']);
  });

  test('ends with whoever leaves, and stays with whoever only lost the connection', () => {
    const { call } = stream(duo, 'p1');
    const left = followShares(leaveCall(call, seatOf(call, 'ada'), factsAt()), factsAt());
    expect(sharingTold(left)).toEqual(['share.stopped > ben']);
    const lost = followShares(loseConnection(call, seatOf(call, 'ada'), factsAt()), factsAt());
    expect(sharingTold(lost)).toEqual([]);
  });

  test('is silently over with the call', () => {
    const { call } = stream(duo, 'p1');
    const alone = followShares(leaveCall(call, seatOf(call, 'ben'), factsAt()), factsAt()).call;
    const over = followShares(leaveCall(alone, seatOf(alone, 'ada'), factsAt()), factsAt());
    expect(over.call).toMatchObject({ phase: 'ended', shares: {} });
    expect(sharingTold(over)).toEqual([]);
  });

  test('has no stream any more after a restart', () => {
    const { call } = stream(say(duo, true).call, 'p1');
    const restarted = { ...call, shares: withoutStreams(call.shares) };
    expect(sharesOf(restarted)).toMatchObject([{ streamId: sharesOf(restarted)[0]?.id }]);
  });

  test('of somebody who is gone is none, and the end of another stream is nothing', () => {
    const gone = leaveCall(duo, seatOf(duo, 'ada'), factsAt()).call;
    expect(stream(gone, 'p1').events).toEqual([]);
    const { call } = stream(duo, 'p1');
    expect(close(call, 'p9')).toEqual({ call, events: [] });
    expect(followShares({ call: duo, events: [] }, factsAt()).call).toBe(duo);
  });
});
