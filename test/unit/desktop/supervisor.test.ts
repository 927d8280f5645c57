import { describe, expect, it } from 'vitest';
import { createServerLog } from '#desktop/hosting/server-log.ts';
import { createSupervisor } from '#desktop/hosting/supervisor.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { fakeStart, readyLineOf } from './support/fake-server-process.ts';

const set = () => {
  const clock = createManualClock(1_000);
  const log = createServerLog(() => clock.now());
  const { start, started } = fakeStart();
  const supervisor = createSupervisor({ startProcess: start, log, clock });
  const newest = () => {
    const last = started.at(-1);
    if (!last) throw new Error('Nothing was started');
    return last;
  };
  const kind = () => supervisor.state().kind;
  return { clock, log, supervisor, started, newest, kind };
};

const running = () => {
  const world = set();
  world.supervisor.start(['--json', '--port', '0']);
  world.newest().print(readyLineOf(8787));
  return world;
};

describe('a supervised server', () => {
  it('is running as soon as it says that it is ready', () => {
    const { supervisor, newest, kind } = set();
    supervisor.start(['--json', '--port', '0']);
    expect(kind()).toBe('starting');
    newest().print('not a ready line');
    expect(kind()).toBe('starting');
    newest().print(readyLineOf(8787));
    expect(supervisor.state()).toMatchObject({ kind: 'running', ready: { port: 8787 }, status: null });
  });

  it('is started once, however often it is asked for', () => {
    const { supervisor, started } = running();
    supervisor.start([]);
    expect(started).toHaveLength(1);
  });

  it('tells who is there, and nothing that is not of the form', () => {
    const { supervisor, newest } = running();
    const status = { kind: 'status', lanUrl: 'https://192.168.1.5:8787', calls: [{ callId: 'c', names: ['Ada'] }] };
    newest().tell(status);
    newest().tell({ kind: 'status', lanUrl: 7 });
    newest().tell('anything');
    expect(supervisor.state()).toMatchObject({ kind: 'running', status });
  });

  it('comes back after it died, on the port where its clients look for it', () => {
    const { supervisor, clock, started, newest, kind } = running();
    newest().exit(137);
    expect(supervisor.state()).toEqual({ kind: 'recovering', attempt: 1, retryAt: 1_200 });
    clock.advance(199);
    expect(started).toHaveLength(1);
    clock.advance(1);
    expect(kind()).toBe('starting');
    expect(newest().args).toEqual(['--json', '--port', '8787']);
    newest().print(readyLineOf(8787));
    expect(kind()).toBe('running');
  });

  it('waits longer each time, and gives up with the last words of the server', () => {
    const { supervisor, clock, newest, started } = running();
    for (const delayMs of [200, 1_000, 2_000, 5_000, 10_000, 30_000]) {
      newest().exit(1);
      expect(supervisor.state()).toMatchObject({ kind: 'recovering', retryAt: clock.now() + delayMs });
      clock.advance(delayMs);
    }
    newest().log('The disk is full.');
    newest().exit(1);
    expect(supervisor.state()).toEqual({ kind: 'failed', why: 'The disk is full.' });
    expect(started).toHaveLength(7);
  });

  it('counts as sound again after half a minute', () => {
    const { supervisor, clock, newest } = running();
    newest().exit(1);
    clock.advance(200);
    newest().print(readyLineOf(8787));
    clock.advance(30_000);
    newest().exit(1);
    expect(supervisor.state()).toMatchObject({ kind: 'recovering', attempt: 1 });
  });

  it('that never came up is not tried again: it says why', () => {
    const { supervisor, newest, clock } = set();
    supervisor.start([]);
    newest().log('{"level":"info","time":"2026-11-20T10:00:00.000Z","msg":"opening"}');
    newest().log('The port 8787 is taken. Choose another one with --port.');
    newest().exit(1);
    expect(supervisor.state()).toEqual({
      kind: 'failed',
      why: 'The port 8787 is taken. Choose another one with --port.',
    });
    expect(clock.pending).toBe(0);
    supervisor.start([]);
    expect(supervisor.state().kind).toBe('starting');
  });
});

describe('a fresh word of the server', () => {
  it('is waited for', async () => {
    const { supervisor, newest, clock } = running();
    const refreshed = supervisor.refresh();
    expect(newest().sent).toEqual([{ kind: 'tell' }]);
    newest().tell({ kind: 'status', lanUrl: null, calls: [] });
    await refreshed;
    expect(supervisor.state()).toMatchObject({ status: { calls: [] } });
    clock.advance(5_000);
  });

  it('is not waited for longer than a second, and not at all from a server that is not there', async () => {
    const { supervisor, clock } = running();
    const refreshed = supervisor.refresh();
    clock.advance(1_000);
    await refreshed;
    await set().supervisor.refresh();
  });
});

describe('stopping', () => {
  it('asks the server and waits until it is gone', async () => {
    const { supervisor, newest, kind } = running();
    const stopped = supervisor.stop();
    expect(kind()).toBe('stopping');
    expect(newest().sent).toEqual([{ kind: 'stop' }]);
    newest().exit(0);
    await stopped;
    expect(kind()).toBe('stopped');
  });

  it('kills a server that does not listen', async () => {
    const { supervisor, newest, clock } = running();
    const stopped = supervisor.stop();
    clock.advance(5_999);
    expect(newest().isKilled).toBe(false);
    clock.advance(1);
    expect(newest().isKilled).toBe(true);
    newest().exit(137);
    await stopped;
    expect(clock.pending).toBe(0);
  });

  it('cancels a return that waits', async () => {
    const { supervisor, newest, clock, started, kind } = running();
    newest().exit(1);
    await supervisor.stop();
    clock.advance(60_000);
    expect(kind()).toBe('stopped');
    expect(started).toHaveLength(1);
  });

  it('of nothing is done at once, and asking twice asks the server once', async () => {
    const { supervisor } = set();
    await supervisor.stop();
    const world = running();
    const both = Promise.all([world.supervisor.stop(), world.supervisor.stop()]);
    world.newest().exit(0);
    await both;
    expect(world.newest().sent).toHaveLength(1);
  });
});
