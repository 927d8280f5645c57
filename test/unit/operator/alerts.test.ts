import { describe, expect, it } from 'vitest';
import { noAlerts, stillTrue, withAlerts, withoutAlert } from '#renderer/features/operator/model/alerts.ts';
import type { ControlNews } from '#renderer/features/operator/model/control-news.ts';
import { news, wirePerson, wireShare } from './wire.ts';

const knownShares = new Set<string>();
const after = (...all: readonly ControlNews[]) =>
  all.reduce(
    (alerts, one, index) =>
      withAlerts(alerts, one, {
        nameOf: (id) => id.toUpperCase(),
        isKnownShare: (id) => knownShares.has(id),
        now: index,
      }),
    noAlerts,
  );
const kinds = (...all: readonly ControlNews[]) => after(...all).open.map(({ kind, name }) => `${kind} ${name}`);

type Quality = 'excellent' | 'good' | 'fair' | 'poor';
const quality = (to: Quality, from: Quality, id = 'a') =>
  news('qualityChanged', { participant_id: id, connection_quality: to, previous_quality: from });
const left = (reason: 'left' | 'removed' | 'disconnected') => news('left', { participant_id: 'a', reason });
const joined = news('joined', { participant_id: 'a', participant: wirePerson('a') });
const shared = news('shareStarted', { participant_id: 'a', share: wireShare('x', 'a') });
const waiter = { participant_id: 'w', name: 'Wim', requested_at: '2026-01-01T10:00:00.000Z' };
const asks = news('admissionRequested', { participant_id: 'w', waiter });

describe('alerts', () => {
  it.each([
    ['nothing when all get better', [quality('good', 'fair')], []],
    ['nothing when excellent becomes good', [quality('good', 'excellent')], []],
    ['a connection that gets worse', [quality('fair', 'good')], ['quality A']],
    ['the same once more when it gets worse still', [quality('fair', 'good'), quality('poor', 'fair')], ['quality A']],
    ['no more once it is good', [quality('poor', 'good'), quality('good', 'poor')], []],
    ['still, while it is only a little better', [quality('poor', 'good'), quality('fair', 'poor')], ['quality A']],
    ['each for oneself', [quality('poor', 'good'), quality('fair', 'good', 'b')], ['quality B', 'quality A']],
    ['a lost connection, in place of a bad one', [quality('poor', 'good'), left('disconnected')], ['lost A']],
    ['no more once somebody is back', [left('disconnected'), joined], []],
    ['nothing when somebody leaves', [quality('poor', 'good'), left('left')], []],
    ['a shared screen', [shared], ['share A']],
    [
      'no more once it is over',
      [shared, news('shareStopped', { participant_id: 'a', share: wireShare('x', 'a') })],
      [],
    ],
    ['somebody who waits', [asks], ['waiting Wim']],
    [
      'no more once that one has gone',
      [asks, news('admissionClosed', { participant_id: 'w', reason: 'withdrawn' })],
      [],
    ],
    ['nothing after the end', [shared, asks, news('sessionEnded', { ended_at: '2026-01-01T11:00:00.000Z' })], []],
  ] as const)('tell of %s', (_name, all, expected) => {
    expect(kinds(...all)).toEqual(expected);
  });

  it('tell no second time of a screen that only changed its stream', () => {
    knownShares.add('x');
    expect(kinds(shared)).toEqual([]);
    knownShares.clear();
  });

  it('say what a connection has become, and the newest comes first', () => {
    const { open } = after(quality('fair', 'good'), shared, quality('poor', 'fair'));
    expect(open.map(({ kind, quality: word }) => [kind, word])).toEqual([
      ['quality', 'poor'],
      ['share', null],
    ]);
  });

  it('that were put aside come back only as new ones, with a number of their own', () => {
    const first = after(quality('fair', 'good'));
    const aside = withoutAlert(first, first.open[0]?.id ?? 0);
    expect(aside.open).toEqual([]);
    const context = { nameOf: () => 'A', isKnownShare: () => false, now: 9 };
    const again = withAlerts(aside, quality('poor', 'fair'), context);
    expect(again.open.map(({ id }) => id)).toEqual([2]);
  });

  it('about people who are gone are over after a lost connection', () => {
    const alerts = after(quality('poor', 'good'), quality('poor', 'good', 'b'));
    expect(stillTrue(alerts, (id) => id === 'b').open.map(({ participantId }) => participantId)).toEqual(['b']);
  });
});
