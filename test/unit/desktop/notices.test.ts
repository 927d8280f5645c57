import { describe, expect, it } from 'vitest';
import { createNativeTexts } from '#desktop/app/native-texts.ts';
import { type Attention, createNoticeRules } from '#desktop/call/notice-rules.ts';
import { toNoticeView } from '#desktop/call/notice-texts.ts';
import type { DeskReport } from '#shared/ipc/index.ts';
import { call, report, ring } from './support/desk.ts';

const away: Attention = { isFocused: false, isHidden: true, hasRingWindow: false };
const behind: Attention = { isFocused: false, isHidden: false, hasRingWindow: false };
const here: Attention = { isFocused: true, isHidden: false, hasRingWindow: false };

/** Tells from each state to the next. */
const follow = (states: readonly (DeskReport | null)[], attention: Attention) => {
  const rules = createNoticeRules();
  return states.slice(1).map((now, place) => rules(now, states[place] ?? null, attention));
};

const message = (id: string) => ({ id, from: 'Ben', text: 'Hello' });

describe('a ring', () => {
  it('is told while the window is not in front, and taken back when it ends', () => {
    const rings = [report(), report({ rings: [ring] }), report({ rings: [ring], missedCount: 1 }), report()];
    expect(follow(rings, behind)).toEqual([[{ kind: 'ring', ring }], [], [{ kind: 'ringEnded', ringId: ring.id }]]);
  });

  it('is not told to those who see it', () => {
    expect(follow([report(), report({ rings: [ring] })], here)).toEqual([[]]);
  });

  it('is told in one place: not while rings have a window of their own, which says nothing of missed calls', () => {
    const states = [report(), report({ rings: [ring] }), report(), report({ missedCount: 1 })];
    expect(follow(states, { ...away, hasRingWindow: true })).toEqual([
      [],
      [{ kind: 'ringEnded', ringId: ring.id }],
      [{ kind: 'missed', count: 1, from: 'Grace' }],
    ]);
  });

  it('ends with the page', () => {
    expect(follow([report({ rings: [ring] }), null], away)).toEqual([[{ kind: 'ringEnded', ringId: ring.id }]]);
  });
});

describe('a missed call', () => {
  it('is told with who called, a moment after it stopped ringing', () => {
    const states = [report({ rings: [ring] }), report(), report({ missedCount: 1 }), report({ missedCount: 2 })];
    expect(follow(states, away).slice(1)).toEqual([
      [{ kind: 'missed', count: 1, from: 'Grace' }],
      [{ kind: 'missed', count: 1, from: null }],
    ]);
  });

  it.each<[string, readonly (DeskReport | null)[], Attention]>([
    ['to those who see the window', [report(), report({ missedCount: 1 })], here],
    ['when it was looked at', [report({ missedCount: 2 }), report()], away],
    ['when it is old and only becomes known', [report({ missedCount: null }), report({ missedCount: 4 })], away],
    ['when the page is new', [null, report({ missedCount: 4 })], away],
  ])('is not told %s', (_when, states, attention) => {
    expect(follow(states, attention)).toEqual([[]]);
  });
});

describe('a message', () => {
  const before = report({ call: { ...call, message: message('a'), unreadCount: 0 } });
  const after = report({ call: { ...call, message: message('b'), unreadCount: 1 } });

  it('is told while the window is hidden', () => {
    expect(follow([before, after], away)).toEqual([[{ kind: 'message', title: 'Plans', from: 'Ben', text: 'Hello' }]]);
  });

  it.each<[string, readonly (DeskReport | null)[], Attention]>([
    ['while the window can be seen', [before, after], behind],
    ['that was there before the call was entered', [report(), after], away],
    ['that was told before', [after, { ...after, missedCount: null }], away],
    ['twice', [after, { ...after, missedCount: 1, call: { ...call, message: message('b'), unreadCount: 1 } }], here],
  ])('is not told %s', (_what, states, attention) => {
    expect(follow(states, attention)).toEqual([[]]);
  });
});

describe('those who want no notifications', () => {
  it('get none, but lose those that are there when their ring ends', () => {
    const quiet = { wantsNotices: false, call: { ...call, message: message('b') }, missedCount: 3 };
    const states = [report({ call, rings: [ring] }), report({ ...quiet, rings: [{ ...ring, id: 'other' }] })];
    expect(follow(states, away)).toEqual([[{ kind: 'ringEnded', ringId: ring.id }]]);
  });
});

describe('the words', () => {
  const texts = createNativeTexts(() => 'en');

  it('of a ring answer and decline it', () => {
    expect(toNoticeView({ kind: 'ring', ring }, texts)).toEqual({
      title: 'Grace is calling',
      body: 'Video call',
      actions: [
        { text: 'Answer', act: { kind: 'answer', ringId: ring.id } },
        { text: 'Decline', act: { kind: 'decline', ringId: ring.id } },
      ],
      stays: true,
      path: null,
    });
  });

  it('of missed calls lead to them', () => {
    const one = toNoticeView({ kind: 'missed', count: 1, from: 'Grace' }, texts);
    expect(one).toMatchObject({ title: '1 missed call', body: 'From Grace', path: '/history', stays: false });
    const some = toNoticeView({ kind: 'missed', count: 3, from: null }, texts);
    expect(some).toMatchObject({ title: '3 missed calls', body: 'Click to see who called.', actions: [] });
  });

  it('of a message say who wrote it, and where', () => {
    const view = toNoticeView({ kind: 'message', title: 'Plans', from: 'Ben', text: 'Hello' }, texts);
    expect(view).toMatchObject({ title: 'Ben in “Plans”', body: 'Hello', path: null, actions: [] });
  });
});
