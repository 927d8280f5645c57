import { describe, expect, it } from 'vitest';
import type { ControlNews } from '#renderer/features/operator/model/control-news.ts';
import { withNews, withoutTheLost } from '#renderer/features/operator/model/control-news.ts';
import { type ControlState, readState, UNRECEIVED_S } from '#renderer/features/operator/model/control-state.ts';
import { KEPT_SAMPLES, figureOf, trendOf } from '#renderer/features/operator/model/link-history.ts';
import { news, wireLink, wirePerson, wireShare, wireState } from './wire.ts';

const NOW = 1_760_000_000_000;
const open = (...people: Parameters<typeof wireState>[0]): ControlState => readState(null, wireState(people), NOW);
const after = (state: ControlState, ...all: readonly ControlNews[]): ControlState =>
  all.reduce((known, one) => withNews(known, one, NOW), state);
const person = (state: ControlState, id: string) => {
  const found = state.people.get(id);
  if (!found) throw new Error(`${id} is not there`);
  return found;
};

describe('what operators know of people', () => {
  it('is told at the beginning, in order of arrival', () => {
    const late = wirePerson('a', { joined_at: '2026-01-01T11:00:00.000Z' });
    const state = open(late, wirePerson('b', { muted_by_operator: true }));
    expect([...state.people.keys()]).toEqual(['b', 'a']);
    expect(person(state, 'b')).toMatchObject({ name: 'B', isHeld: true, quality: 'good', lostAt: null });
  });

  it.each([
    ['muted', { isMuted: true }, news('muted', { participant_id: 'a' })],
    ['unmuted', { isMuted: false }, news('unmuted', { participant_id: 'a' })],
    ['camera', { isCameraOn: false }, news('cameraToggled', { participant_id: 'a', is_camera_on: false })],
    ['gate', { isHeld: true }, news('gateChanged', { participant_id: 'a', closed: true })],
    [
      'quality',
      { quality: 'poor' },
      news('qualityChanged', { participant_id: 'a', connection_quality: 'poor', previous_quality: 'good' }),
    ],
    ['share', { isSharing: true }, news('shareStarted', { participant_id: 'a', share: wireShare('x', 'a') })],
  ] as const)('follows %s', (_name, expected, told) => {
    const state = after(open(wirePerson('a'), wirePerson('b')), told);
    expect(person(state, 'a')).toMatchObject(expected);
    expect(person(state, 'b')).toEqual(person(open(wirePerson('b')), 'b'));
  });

  it('keeps whoever lost the connection in sight for a minute, and takes them back', () => {
    const lost = after(open(wirePerson('a')), news('left', { participant_id: 'a', reason: 'disconnected' }));
    expect(person(lost, 'a').lostAt).toBe(NOW);
    expect(withoutTheLost(lost, NOW + 59_000)).toBe(lost);
    expect(withoutTheLost(lost, NOW + 61_000).people.size).toBe(0);
    const back = after(lost, news('joined', { participant_id: 'a', participant: wirePerson('a') }));
    expect(person(back, 'a').lostAt).toBeNull();
    expect(withoutTheLost(back, NOW + 61_000)).toBe(back);
  });

  it.each(['left', 'removed'] as const)('lets go of whoever %s at once', (reason) => {
    const state = after(open(wirePerson('a'), wirePerson('b')), news('left', { participant_id: 'a', reason }));
    expect([...state.people.keys()]).toEqual(['b']);
  });

  it('does not forget by a return that an operator keeps somebody silent', () => {
    const held = open(wirePerson('a', { muted_by_operator: true }));
    const back = after(held, news('joined', { participant_id: 'a', participant: wirePerson('a') }));
    expect(person(back, 'a').isHeld).toBe(true);
  });

  it('counts those who wait until they are let in, gone or refused', () => {
    const waiter = { participant_id: 'w', name: 'Wim', requested_at: '2026-01-01T10:00:00.000Z' };
    const waiting = after(open(), news('admissionRequested', { participant_id: 'w', waiter }));
    expect(waiting.waiting.map(({ name }) => name)).toEqual(['Wim']);
    const refused = after(waiting, news('admissionClosed', { participant_id: 'w', reason: 'refused' }));
    expect(refused.waiting).toEqual([]);
    const admitted = after(waiting, news('joined', { participant_id: 'w', participant: wirePerson('w') }));
    expect([admitted.waiting.length, admitted.people.size]).toEqual([0, 1]);
  });
});

describe('somebody of whom nothing comes', () => {
  const second = (...links: Parameters<typeof wireLink>[0][]) =>
    news('statistics', { participants: links.map((id) => wireLink(id)) });
  const seconds = (count: number, ...links: string[]) => Array.from({ length: count }, () => second(...links));
  const isMissed = (state: ControlState, id: string) => person(state, id).unreceivedS >= UNRECEIVED_S;

  it('is noticed after some seconds, and no longer once something comes', () => {
    const almost = after(open(wirePerson('a'), wirePerson('b')), ...seconds(UNRECEIVED_S - 1, 'b'));
    expect(isMissed(almost, 'a')).toBe(false);
    const missed = after(almost, second('b'));
    expect([isMissed(missed, 'a'), isMissed(missed, 'b')]).toEqual([true, false]);
    // Nothing is drawn anew while it stays so.
    expect(after(missed, second('b')).people).toBe(missed.people);
    expect(isMissed(after(missed, second('a', 'b')), 'a')).toBe(false);
  });

  it('is nobody who sends nothing by choice, or who is lost', () => {
    const off = wirePerson('a', { is_muted: true, is_camera_on: false });
    const lost = news('left', { participant_id: 'b', reason: 'disconnected' });
    const state = after(open(off, wirePerson('b')), lost, ...seconds(UNRECEIVED_S + 2));
    expect([isMissed(state, 'a'), isMissed(state, 'b')]).toEqual([false, false]);
  });
});

describe('what operators know of the session', () => {
  const file = {
    file_id: 'f1',
    filename: 'briefing.webm',
    uploaded_by: 'control-center',
    uploaded_at: '2026-01-01T10:00:00.000Z',
    size: 10,
    duration: 90.5,
    url: 'http://host/files/f1',
  };

  it('are lock, operators and screens', () => {
    const state = after(
      open(wirePerson('a')),
      news('locked', { locked: true }),
      news('operatorsChanged', { operators: 3 }),
      news('shareStarted', { participant_id: 'a', share: wireShare('x', 'a') }),
      news('shareStarted', { participant_id: 'a', share: { ...wireShare('x', 'a'), stream_url: 'other' } }),
    );
    expect(state).toMatchObject({ isLocked: true, operators: 3 });
    expect(state.shares).toHaveLength(1);
    const stopped = after(state, news('shareStopped', { participant_id: 'a', share: wireShare('x', 'a') }));
    expect([stopped.shares.length, person(stopped, 'a').isSharing]).toEqual([0, false]);
  });

  it('are videos and what the shared player does', () => {
    const playback = { file_id: 'f1', is_playing: true, position: 30.5, at: NOW };
    const state = after(
      open(),
      news('videoFileShared', { participant_id: 'control-center', file }),
      news('videoControl', { playback }),
    );
    expect(state.films).toEqual([{ id: 'f1', name: 'briefing.webm', url: 'http://host/files/f1', durationMs: 90_500 }]);
    expect(state.showing).toEqual({ filmId: 'f1', isPlaying: true, positionMs: 30_500, at: NOW });
    expect(after(state, news('videoControl', { playback: null })).showing).toBeNull();
  });

  it('are links, newest first, each once', () => {
    const invitation = {
      invitation_id: 'i1',
      name: 'Ada',
      created_at: '2026-01-01T10:00:00.000Z',
      expires_at: '2026-01-02T10:00:00.000Z',
      max_uses: 1,
      uses: 0,
    };
    const made = after(
      open(),
      news('invitationChanged', { invitation, change: 'made' }),
      news('invitationChanged', { invitation: { ...invitation, invitation_id: 'i2' }, change: 'made' }),
      news('invitationChanged', { invitation: { ...invitation, uses: 1 }, change: 'used' }),
    );
    expect(made.invitations.map(({ id, uses }) => [id, uses])).toEqual([
      ['i2', 0],
      ['i1', 1],
    ]);
  });

  it('is nothing more after the end, but the names for the log', () => {
    const ended = after(open(wirePerson('a')), news('sessionEnded', { ended_at: '2026-01-01T11:00:00.000Z' }));
    expect(ended).toMatchObject({ endedAt: Date.parse('2026-01-01T11:00:00.000Z'), shares: [], showing: null });
    expect([ended.people.size, ended.names.get('a')]).toEqual([0, 'A']);
  });

  it('is made true by a new connection, which keeps the past of the links', () => {
    const measured = after(
      open(wirePerson('a'), wirePerson('b')),
      news('statistics', { participants: [wireLink('a')] }),
    );
    const again = readState(measured, wireState([wirePerson('b')], { links: [wireLink('b')] }), NOW + 5_000);
    expect([...again.people.keys()]).toEqual(['b']);
    expect([again.links.get('a')?.length, again.links.get('b')?.length]).toEqual([1, 1]);
    expect(again.names.get('a')).toBe('A');
  });
});

describe('the past of a link', () => {
  it('is a minute long, and whoever is not measured keeps theirs', () => {
    let state = open(wirePerson('a'), wirePerson('b'));
    state = after(state, news('statistics', { participants: [wireLink('b')] }));
    for (let second = 0; second < KEPT_SAMPLES + 5; second += 1)
      state = after(state, news('statistics', { participants: [wireLink('a', second * 1000)] }));
    const samples = state.links.get('a') ?? [];
    expect(samples).toHaveLength(KEPT_SAMPLES);
    expect(trendOf('bitrateUp', samples).at(-1)).toBe((KEPT_SAMPLES + 4) * 1000);
    expect(state.links.get('b')).toHaveLength(1);
  });

  it('tells the worse of both directions, and nothing where nothing is known', () => {
    const state = after(
      open(wirePerson('a')),
      news('statistics', { participants: [wireLink('a')] }),
      news('statistics', { participants: [wireLink('a', 0, { uplink: undefined, downlink: undefined })] }),
    );
    const samples = state.links.get('a') ?? [];
    expect(figureOf('loss', samples[0])).toBe(1.5);
    expect(figureOf('roundTrip', samples[0])).toBe(20);
    expect(trendOf('loss', samples)).toEqual([1.5, null]);
    expect(figureOf('jitter', samples[0])).toBeNull();
  });
});
