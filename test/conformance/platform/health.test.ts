import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCall, createRest, registerUser } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const nobody = createRest(server.url);

describe('GET /api/health', () => {
  it.each(['health', 'healthAtRoot'] as const)(
    'S2-R28 S2-L38 S2-X8 %s reports on six checks that add up',
    async (route) => {
      const body = await nobody.ok(route);
      expect(body).toMatchObject({ success: true, status: 'healthy', data: { status: 'healthy' } });
      const { checks, summary, uptime } = body.data;
      expect(Object.keys(checks).sort()).toEqual(['cpu', 'database', 'disk', 'external', 'media', 'memory']);
      expect(summary.total).toBe(6);
      expect(summary.healthy + summary.unhealthy + summary.warning).toBe(summary.total);
      expect(summary.unhealthy).toBe(0);
      expect(uptime).toBeGreaterThan(0);
      expect(checks.database?.responseTime).toBeGreaterThan(0);
      expect(checks.memory?.data).toMatchObject({ rssMb: expect.any(Number), heapLimitMb: expect.any(Number) });
    },
  );
});

describe('each of the health endpoints', () => {
  it.each([
    ['S2-R29', 'live', { status: 'alive' }],
    ['S2-R30', 'ready', { status: 'ready' }],
    ['S2-R31', 'info', { name: 'beckon', node: expect.stringMatching(/^2\d\./) }],
    ['S2-R32', 'system', { platform: 'linux', cores: expect.any(Number), memoryTotalBytes: expect.any(Number) }],
    ['S2-R33', 'metrics', { calls: expect.any(Number), media: { workers: expect.any(Number) } }],
    ['S2-R34', 'database', { status: 'healthy' }],
    ['S2-R35', 'memory', { status: 'healthy' }],
    ['S2-R36', 'cpu', { status: expect.stringMatching(/healthy|warning/), data: { cores: expect.any(Number) } }],
    ['S2-R37', 'disk', { data: { freeMb: expect.any(Number) } }],
    ['S2-R38', 'external', { status: 'healthy', data: { mail: 'not configured' } }],
    ['S2-R39', 'uptime', { uptime: expect.any(Number), startedAt: expect.any(String) }],
    ['S2-R40', 'version', { version: expect.stringMatching(/^\d+\.\d+\.\d+/) }],
    ['S2-R41', 'dependencies', { dependencies: { database: { status: 'healthy' } }, versions: expect.any(Object) }],
  ] as const)('%s answers nobody in particular: %s', async (_id, route, data) => {
    const body = await nobody.ok(route);
    expect(body).toMatchObject({ success: true, status: 'success', timestamp: expect.any(String), data });
  });

  it('S2-R33 counts what is going on', async () => {
    const before = (await nobody.ok('metrics')).data;
    const ada = await registerUser(server.url);
    await ada.connect();
    await createCall(ada);
    const after = (await nobody.ok('metrics')).data;
    expect(after.calls - before.calls).toBe(1);
    expect(after.participants - before.participants).toBe(1);
    expect(after.connections - before.connections).toBe(1);
  });
});

describe('GET /metrics', () => {
  it('S2-R33 speaks the text form of Prometheus', async () => {
    const ada = await registerUser(server.url);
    await createCall(ada);
    const response = await fetch(`${server.url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await response.text();
    const valueOf = (name: string) => Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
    expect(valueOf('beckon_calls')).toBeGreaterThan(0);
    expect(valueOf('beckon_media_routers')).toBeGreaterThan(0);
    expect(valueOf('beckon_media_worker_memory_bytes')).toBeGreaterThan(1_000_000);
    expect(valueOf('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
    expect(text).toMatch(/beckon_http_request_seconds_count\{method="POST",route="\/api\/calls",status="201"\} \d+/);
    expect(text).not.toContain(ada.id);
  });
});

describe('a server without media workers', () => {
  it('S2-R28 S2-R30 S2-L38 S2-X17 says that it is not well and wants no work, but lives', async () => {
    const sick = await startServer();
    onTestFinished(() => sick.close());
    const rest = createRest(sick.url);
    expect((await rest.send('ready')).status).toBe(200);
    const deadline = Date.now() + 20_000;
    // Each is started again and again, so the moment without any has to be caught.
    for (let answer = await rest.send('ready'); answer.status !== 503; answer = await rest.send('ready')) {
      if (Date.now() > deadline) throw new Error('The server never missed its workers');
      for (const pid of await workersOf(sick.ready.pid)) process.kill(pid, 'SIGKILL');
    }
    expect((await rest.send('live')).status).toBe(200);
  });
});

/** The media workers of a server, by what Linux tells of its child processes. */
const workersOf = async (pid: number): Promise<number[]> => {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const children = text.split(' ').filter(Boolean).map(Number);
  // One that ended meanwhile has no name any more.
  const names = await Promise.allSettled(children.map((child) => readFile(`/proc/${child}/comm`, 'utf8')));
  return children.filter((_, index) => {
    const name = names[index];
    return name?.status === 'fulfilled' && name.value.startsWith('mediasoup');
  });
};
