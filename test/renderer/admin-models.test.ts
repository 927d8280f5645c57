import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { platformRoutes as routes } from '#renderer/client/platform-catalog.ts';
import { createAnalytics } from '#renderer/features/admin/model/analytics-model.ts';
import { createDeed } from '#renderer/features/admin/model/deed.ts';
import { createLiveFigures } from '#renderer/features/admin/model/live-figures.ts';
import { createPagedList, type Page } from '#renderer/features/admin/model/paged-list.ts';
import { rightsOf } from '#renderer/features/admin/model/rights.ts';
import { sectionOf } from '#renderer/features/admin/model/sections.ts';
import { checksIn } from '#renderer/features/admin/model/system-model.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { WireFailure } from '#renderer/client/client-types.ts';
import { FakeRest } from './support/fake-rest.ts';

type PageAnswer = Result<Page<string>, WireFailure>;
const broken: WireFailure = { code: 'OFFLINE', message: 'away' };

describe('a paged list', () => {
  it('shows the answer to the newest question, whichever comes last', async () => {
    const waiting: ((answer: PageAnswer) => void)[] = [];
    const list = createPagedList(() => new Promise<PageAnswer>((resolve) => waiting.push(resolve)), { search: '' });
    const first = list.filter({ search: 'a' });
    const second = list.filter({ search: 'ab' });
    waiting[1]?.(ok({ items: ['ab'], total: 1, pages: 1 }));
    waiting[0]?.(ok({ items: ['a', 'ab'], total: 2, pages: 1 }));
    await Promise.all([first, second]);
    expect(list.store.getState()).toMatchObject({ items: ['ab'], total: 1, phase: 'idle', query: { search: 'ab' } });
  });

  it('keeps what it shows when a question fails', async () => {
    const answers: PageAnswer[] = [ok({ items: ['a'], total: 30, pages: 2 }), err(broken)];
    const list = createPagedList(async () => answers.shift() ?? err(broken), {});
    await list.refresh();
    await list.goTo(2);
    expect(list.store.getState()).toMatchObject({ items: ['a'], failure: broken, page: 2, known: true });
  });

  it('begins at the first page when the filter changes', async () => {
    const asked: number[] = [];
    const list = createPagedList(
      async (_query: { search: string }, page) => {
        asked.push(page);
        return ok({ items: [], total: 0, pages: 0 });
      },
      { search: '' },
    );
    await list.goTo(3);
    await list.filter({ search: 'x' });
    expect(asked).toEqual([3, 1]);
  });
});

describe('a deed', () => {
  it('is not done twice at once', async () => {
    const { promise, resolve } = Promise.withResolvers<Result<number, WireFailure>>();
    const deed = createDeed(
      () => promise,
      () => 5,
    );
    const first = deed.run();
    expect(deed.store.getState()).toEqual({ kind: 'running', since: 5 });
    expect(await deed.run()).toBe(false);
    resolve(ok(1));
    expect(await first).toBe(true);
    expect(deed.store.getState()).toEqual({ kind: 'done', value: 1 });
  });

  it('says why it failed', async () => {
    const deed = createDeed(async () => err(broken));
    expect(await deed.run()).toBe(false);
    expect(deed.store.getState()).toEqual({ kind: 'failed', failure: broken });
  });
});

describe('live figures', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('are read again while somebody looks, and no more after that', async () => {
    const rest = new FakeRest();
    const stop = createLiveFigures(rest).follow();
    await vi.advanceTimersByTimeAsync(10_000);
    const asked = rest.asked.length;
    expect(asked).toBe(3);
    stop();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(rest.asked).toHaveLength(asked);
  });
});

describe('analytics', () => {
  it('ask for as many days and such steps as were chosen', async () => {
    const rest = new FakeRest();
    const model = createAnalytics(rest, () => Date.parse('2026-11-20T12:00:00.000Z'));
    await model.choose('365');
    expect(rest.inputsOf(routes.analytics)).toEqual([
      { query: { startDate: '2025-11-20T12:00:00.000Z', granularity: 'month' } },
    ]);
    expect(model.store.getState()).toMatchObject({ kind: 'failed', range: '365' });
  });
});

describe('small rules', () => {
  it.each([
    ['user', null],
    [null, null],
    ['moderator', false],
    ['admin', true],
  ] as const)('the rights of %s', (role, all) => {
    expect(rightsOf(role)?.deleteAccounts ?? null).toBe(all);
  });

  it('an unknown part of the administration is the overview', () => {
    expect([sectionOf('users'), sectionOf('nonsense'), sectionOf(undefined)]).toEqual([
      'users',
      'overview',
      'overview',
    ]);
  });

  it('checks without a known word are left out', () => {
    const checks = { disk: { status: 'warning', message: 'low' }, odd: { status: 'purple' }, none: null };
    expect(checksIn({ checks })).toEqual([{ name: 'disk', status: 'warning', message: 'low' }]);
    expect(checksIn({})).toEqual([]);
  });
});
