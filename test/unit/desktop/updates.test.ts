import { describe, expect, it, vi } from 'vitest';
import { openSettings } from '#desktop/settings/settings.ts';
import { explainFailure } from '#desktop/updates/failure-rules.ts';
import { openUpdates } from '#desktop/updates/updates.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';

const FEED = 'https://updates.example/beckon';
const SIX_HOURS = 6 * 60 * 60_000;

const open = (feed: string | null) => {
  let content: unknown;
  const settings = openSettings({ read: () => content, write: (value) => void (content = value) });
  settings.change({ updateFeed: feed });
  const clock = createManualClock(1_000);
  const engine = {
    check: vi.fn(async (_feed: string): Promise<string | null> => '2.0.0'),
    download: vi.fn(async (onProgress: (percent: number) => void) => onProgress(40)),
    explain: explainFailure,
  };
  const quit = vi.fn();
  const updates = openUpdates({ engine, settings, clock, quit });
  const seen: string[] = [];
  updates.changes.on(({ kind }) => seen.push(kind));
  return { updates, engine, settings, clock, quit, seen };
};

const settled = (): Promise<void> =>
  Promise.resolve()
    .then(() => Promise.resolve())
    .then(() => undefined);

describe('updates', () => {
  it('ask nobody anything without an address', async () => {
    const { updates, engine, clock } = open(null);
    await updates.check();
    await updates.download();
    clock.advance(SIX_HOURS);
    expect(updates.state()).toEqual({ kind: 'off' });
    expect(engine.check).not.toHaveBeenCalled();
  });

  it('are looked for at the start and every six hours, and fetched only when the person says so', async () => {
    const { updates, engine, clock, quit, seen } = open(FEED);
    await vi.waitFor(() => expect(updates.state()).toEqual({ kind: 'available', version: '2.0.0' }));
    expect(engine.check).toHaveBeenCalledExactlyOnceWith(FEED);
    clock.advance(SIX_HOURS);
    await vi.waitFor(() => expect(updates.state().kind).toBe('available'));
    expect(engine.check).toHaveBeenCalledTimes(2);
    expect(engine.download).not.toHaveBeenCalled();
    updates.install();
    expect(quit).not.toHaveBeenCalled();
    await updates.download();
    expect(seen.slice(-3)).toEqual(['downloading', 'downloading', 'ready']);
    updates.install();
    expect(quit).toHaveBeenCalledOnce();
  });

  it('that are ready are not looked for again', async () => {
    const { updates, engine, clock } = open(FEED);
    await vi.waitFor(() => expect(updates.state().kind).toBe('available'));
    await updates.download();
    clock.advance(SIX_HOURS);
    await updates.check();
    expect(engine.check).toHaveBeenCalledOnce();
    expect(updates.state().kind).toBe('ready');
  });

  it('tell why they failed, and try again later', async () => {
    const { updates, engine, clock } = open(FEED);
    await vi.waitFor(() => expect(updates.state().kind).toBe('available'));
    engine.download.mockRejectedValueOnce(
      Object.assign(new Error('sha512 checksum mismatch, expected a\ntrace'), { code: 'ERR_CHECKSUM_MISMATCH' }),
    );
    await updates.download();
    expect(updates.state()).toEqual({
      kind: 'failed',
      why: 'damaged',
      details: 'sha512 checksum mismatch, expected a',
    });
    engine.check.mockResolvedValueOnce(null);
    clock.advance(SIX_HOURS);
    await vi.waitFor(() => expect(updates.state().kind).toBe('idle'));
  });

  it('follow the address: another one is looked at, none ends it, and late answers mean nothing', async () => {
    const { updates, engine, settings } = open(null);
    let answer: (version: string | null) => void = () => undefined;
    engine.check.mockImplementationOnce(() => new Promise((resolve) => void (answer = resolve)));
    settings.change({ updateFeed: FEED });
    expect(updates.state()).toEqual({ kind: 'checking' });
    settings.change({ updateFeed: null });
    answer('9.9.9');
    await settled();
    expect(updates.state()).toEqual({ kind: 'off' });
    settings.change({ miniCall: false });
    expect(engine.check).toHaveBeenCalledOnce();
  });
});

describe('a failure of the updater', () => {
  it.each([
    ['ERR_CHECKSUM_MISMATCH', 'damaged'],
    ['ERR_UPDATER_INVALID_SIGNATURE', 'damaged'],
    ['ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'unusable'],
    ['ERR_UPDATER_OLD_FILE_NOT_FOUND', 'unusable'],
    ['ECONNREFUSED', 'unreachable'],
  ] as const)('%s means %s', (code, why) => {
    expect(explainFailure(Object.assign(new Error('text'), { code }))).toEqual({
      kind: 'failed',
      why,
      details: 'text',
    });
  });
});
