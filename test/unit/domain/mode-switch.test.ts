import { describe, expect, test } from 'vitest';
import type { CallMode } from '#shared/contract/index.ts';
import {
  type CallState,
  type Facts,
  failSwitch,
  fallBack,
  fitMode,
  isBadLink,
  leaveCall,
  loseConnection,
  returnToPeers,
  settleSwitch,
  switchByHand,
} from '#server/domain/index.ts';
import { START, callWith, codeOf, factsAt, placeOf, seatOf, toldBy, valueOf } from '#test/support/call-states.ts';

const pair = { ada: 'connected', ben: 'connected' } as const;
const trio = { ...pair, cleo: 'connected' } as const;
const toSfu = (call: CallState = callWith(trio), facts: Facts = factsAt()) => fitMode(call, facts, placeOf('cleo'));
const onSfu = (cast: Parameters<typeof callWith>[0], change: Partial<CallState> = {}) =>
  callWith(cast, { mode: 'sfu', ...change });

describe('the third participant', () => {
  test('moves the call to the SFU, and only those who were there are asked and awaited', () => {
    const change = toSfu();
    expect(change.call.mode).toBe('sfu');
    expect(change.call.modeSwitch).toEqual({
      from: 'p2p',
      to: 'sfu',
      reason: 'participant-count-changed',
      deadline: START + 10_000,
      pending: [placeOf('ada'), placeOf('ben')],
    });
    expect(toldBy(change)).toEqual(['call.modeSwitchStarted > ada ben']);
  });

  test.each([
    { case: 'a direct call stays', call: callWith(trio, { conversationType: 'direct' }), facts: {} },
    { case: 'without an SFU it stays', call: callWith(trio), facts: { sfuAvailable: false } },
    { case: 'a higher limit keeps it', call: callWith(trio), facts: { rules: { ...factsAt().rules, p2pLimit: 3 } } },
    { case: 'two are few enough', call: callWith(pair), facts: {} },
    { case: 'the lobby does not count', call: callWith({ ...pair, gil: 'waiting' }), facts: {} },
    { case: 'an ended call has no path', call: callWith(trio, { phase: 'ended' }), facts: {} },
  ] as const)('$case', ({ call, facts }) => {
    const change = toSfu(call, factsAt(0, facts));
    expect(change.call).toMatchObject({ mode: 'p2p' });
    expect(change.call.modeSwitch).toBeUndefined();
    expect(change.events).toEqual([]);
  });

  test('a lost participant counts, since the place is kept', () => {
    expect(toSfu(callWith({ ...trio, ben: 'disconnected' })).call.mode).toBe('sfu');
  });

  test('those who cannot answer are told but not awaited; with nobody to await it is done at once', () => {
    const some = toSfu(callWith(trio), factsAt(0, { isReachable: (id) => id === 'ada' }));
    expect(some.call.modeSwitch?.pending).toEqual([placeOf('ada')]);
    const none = toSfu(callWith(trio), factsAt(0, { isReachable: () => false }));
    expect(none.call.modeSwitch).toBeUndefined();
    expect(toldBy(none)).toEqual(['call.modeSwitchStarted > ada ben', 'call.modeSwitchCompleted > ada ben cleo']);
  });

  test('a fourth one during the change is on the new path already', () => {
    const { call } = toSfu();
    const bigger: CallState = {
      ...callWith({ ...trio, dora: 'connected' }),
      mode: call.mode,
      modeSwitch: call.modeSwitch,
    };
    expect(fitMode(bigger, factsAt(), placeOf('dora')).events).toEqual([]);
  });
});

describe('confirming', () => {
  const { call } = toSfu();

  test('the last confirmation completes the change, for all', () => {
    const first = settleSwitch(call, placeOf('ada'));
    expect(first.call.modeSwitch?.pending).toEqual([placeOf('ben')]);
    expect(first.events).toEqual([]);
    const last = settleSwitch(first.call, placeOf('ben'));
    expect(last.call).toMatchObject({ mode: 'sfu', modeSwitch: undefined });
    expect(toldBy(last)).toEqual(['call.modeSwitchCompleted > ada ben cleo']);
  });

  test.each(['cleo', 'stranger'])('one from %s is not awaited and means nothing', (name) => {
    expect(settleSwitch(call, placeOf(name))).toEqual({ call, events: [] });
  });

  test('nobody waits for one who leaves or is lost', () => {
    const left = leaveCall(call, seatOf(call, 'ben'), factsAt()).call;
    expect(left.modeSwitch?.pending).toEqual([placeOf('ada')]);
    const lost = loseConnection(left, seatOf(left, 'ada'), factsAt());
    expect(lost.call.modeSwitch).toBeUndefined();
    expect(toldBy(lost)).toContain('call.modeSwitchCompleted > ada cleo');
  });
});

describe('giving up', () => {
  test('the path from before stays, and all are told why', () => {
    const change = failSwitch(toSfu().call, 'The network is down.');
    expect(change.call).toMatchObject({ mode: 'p2p', modeSwitch: undefined });
    expect(change.events[0]?.event.payload).toMatchObject({ mode: 'p2p', message: 'The network is down.' });
    expect(toldBy(change)).toEqual(['call.modeSwitchFailed > ada ben cleo']);
  });

  test('without a change under way there is nothing to give up', () => {
    const call = callWith(pair);
    expect(failSwitch(call, 'never')).toEqual({ call, events: [] });
  });

  test('a call that got small meanwhile is peer-to-peer again, with no way back to wait for', () => {
    const { call } = toSfu();
    const small = leaveCall(call, seatOf(call, 'cleo'), factsAt()).call;
    const failed = failSwitch(small, 'too late').call;
    expect(failed).toMatchObject({ mode: 'p2p', smallSince: undefined });
    expect(returnToPeers(failed, factsAt(60_000)).events).toEqual([]);
  });

  test.each([
    { by: 'hand', started: valueOf(switchByHand(callWith(pair), 'sfu', factsAt())) },
    { by: 'fallback', started: fallBack(callWith(pair), factsAt()) },
  ])('a failed change by $by pins nothing', ({ started }) => {
    expect(started.call.modePinned).toBe(true);
    expect(failSwitch(started.call, 'no').call.modePinned).toBe(false);
  });
});

describe('the way back', () => {
  const small = fitMode(onSfu(pair), factsAt(5000)).call;

  test('counts the calm from the moment the call got small, and not anew with each change', () => {
    expect(small.smallSince).toBe(START + 5000);
    expect(fitMode(small, factsAt(9000)).call.smallSince).toBe(START + 5000);
  });

  test('begins after ten seconds of calm, no sooner', () => {
    expect(returnToPeers(small, factsAt(14_999))).toEqual({ call: small, events: [] });
    const back = returnToPeers(small, factsAt(15_000));
    expect(back.call).toMatchObject({ mode: 'p2p', modeSwitch: { from: 'sfu', to: 'p2p' }, smallSince: undefined });
    expect(toldBy(back)).toEqual(['call.modeSwitchStarted > ada ben']);
  });

  test('somebody who joins meanwhile stops the calm', () => {
    const crowded: CallState = { ...onSfu(trio), smallSince: START };
    expect(fitMode(crowded, factsAt()).call.smallSince).toBeUndefined();
  });

  test('somebody who joins during the change itself undoes it', () => {
    const { call } = returnToPeers(small, factsAt(15_000));
    const crowded: CallState = { ...call, participants: callWith(trio).participants };
    const change = fitMode(crowded, factsAt(16_000), placeOf('cleo'));
    expect(change.call).toMatchObject({ mode: 'sfu', modeSwitch: undefined });
    expect(toldBy(change)).toEqual(['call.modeSwitchFailed > ada ben cleo']);
  });

  test('a call that was moved for a reason stays where it is', () => {
    expect(fitMode(onSfu(pair, { modePinned: true }), factsAt()).call.smallSince).toBeUndefined();
  });

  test('choosing the SFU by hand during the calm cancels the way back', () => {
    const chosen = valueOf(switchByHand(small, 'sfu', factsAt(6000))).call;
    expect(chosen.modePinned).toBe(true);
    expect(returnToPeers(chosen, factsAt(60_000)).events).toEqual([]);
  });
});

describe('by hand', () => {
  test.each([
    { case: 'to the SFU', from: 'p2p', to: 'sfu', pinned: true },
    { case: 'back to peers', from: 'sfu', to: 'p2p', pinned: false },
  ] as const)('$case, with the reason said', ({ from, to, pinned }) => {
    const change = valueOf(switchByHand(callWith(pair, { mode: from }), to, factsAt()));
    expect(change.call).toMatchObject({ mode: to, modePinned: pinned, modeSwitch: { reason: 'manual', from, to } });
  });

  test.each<{ why: string; call: CallState; to: CallMode; code: string; facts?: Partial<Facts> }>([
    { why: 'over', call: callWith({ ada: 'left' }, { phase: 'ended' }), to: 'sfu', code: 'CALL_ENDED' },
    { why: 'changing already', call: toSfu().call, to: 'p2p', code: 'INVALID_MODE' },
    { why: 'direct', call: callWith(pair, { conversationType: 'direct' }), to: 'sfu', code: 'INVALID_MODE' },
    { why: 'too many for peers', call: onSfu(trio), to: 'p2p', code: 'INVALID_MODE' },
    { why: 'no SFU', call: callWith(pair), to: 'sfu', code: 'MEDIA_UNAVAILABLE', facts: { sfuAvailable: false } },
    { why: 'is there already', call: callWith(pair), to: 'p2p', code: 'ok' },
  ])('$why: $code', ({ call, to, code, facts }) => {
    expect(codeOf(switchByHand(call, to, factsAt(0, facts)))).toBe(code);
  });
});

describe('a bad link', () => {
  test('moves a pair to the SFU for good', () => {
    const change = fallBack(callWith(pair), factsAt());
    expect(change.call).toMatchObject({ mode: 'sfu', modePinned: true, modeSwitch: { reason: 'quality-fallback' } });
  });

  test.each([
    { case: 'is on the SFU already', call: onSfu(pair), facts: {} },
    { case: 'is changing already', call: toSfu().call, facts: {} },
    { case: 'has no SFU', call: callWith(pair), facts: { sfuAvailable: false } },
    { case: 'is direct', call: callWith(pair, { conversationType: 'direct' as const }), facts: {} },
  ])('changes nothing in a call that $case', ({ call, facts }) => {
    expect(fallBack(call, factsAt(0, facts))).toEqual({ call, events: [] });
  });

  test.each([
    { connected: true, lossPercent: 0, bad: false },
    { connected: true, lossPercent: 8, bad: false },
    { connected: true, lossPercent: 8.1, bad: true },
    { connected: false, lossPercent: 0, bad: true },
  ])('connected $connected with $lossPercent % loss: $bad', ({ bad, ...link }) => {
    expect(isBadLink(link)).toBe(bad);
  });
});
