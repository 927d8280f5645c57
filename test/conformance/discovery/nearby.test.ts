import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NearbyServer } from '../../../src-main/discovery/index.ts';
import { type LanHost, createLanHost, whyNoLanHost } from '#test/support/lan-host.ts';
import { type TestServer, startServer } from '#test/support/server/index.ts';

const program = fileURLToPath(new URL('programs/watch.ts', import.meta.url));
const reason = whyNoLanHost();

/** The other host's view of the network, line by line. */
interface Watcher {
  /** Resolves with the milliseconds that it took until the list was so. */
  until(matches: (servers: readonly NearbyServer[]) => boolean): Promise<number>;
  close(): Promise<void>;
}

const startWatcher = async (lan: LanHost): Promise<Watcher> => {
  const child: ChildProcess = spawn(lan.wrapper, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  let now: readonly NearbyServer[] = [];
  const changed = new EventTarget();
  if (!child.stdout) throw new Error('The watcher has no output');
  createInterface(child.stdout).on('line', (line) => {
    now = JSON.parse(line) as readonly NearbyServer[];
    changed.dispatchEvent(new Event('change'));
  });
  await once(changed, 'change');
  return {
    async until(matches) {
      const since = performance.now();
      while (!matches(now)) await once(changed, 'change', { signal: AbortSignal.timeout(20_000) });
      return performance.now() - since;
    },
    async close() {
      child.stdin?.end();
      await once(child, 'exit');
    },
  };
};

describe.skipIf(reason !== undefined)(`servers around${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let lan: LanHost;
  let watcher: Watcher;
  let server: TestServer;
  const isListed = (servers: readonly NearbyServer[]) => servers.some(({ url }) => url === server.url);

  beforeAll(async () => {
    lan = await createLanHost(process.execPath);
    watcher = await startWatcher(lan);
    server = await startServer({ args: ['--bind', lan.serverAddress] });
  });
  afterAll(async () => {
    await watcher.close();
    await server.close();
    await lan.close();
  });

  it('are found within two seconds, with the address of the network that both are on', async () => {
    expect(await watcher.until(isListed)).toBeLessThan(2_000);
  });

  it('are gone at once when they stop in order', async () => {
    await watcher.until(isListed);
    await server.stop();
    expect(await watcher.until((servers) => !isListed(servers))).toBeLessThan(2_000);
    await server.start();
    await watcher.until(isListed);
  });

  it('are gone within ten seconds when they are killed', async () => {
    await watcher.until(isListed);
    await server.kill();
    expect(await watcher.until((servers) => !isListed(servers))).toBeLessThan(10_000);
    await server.start();
    expect(await watcher.until(isListed)).toBeLessThan(2_000);
  });

  it('tell their name, and no certificate where there is none', async () => {
    let seen: NearbyServer | undefined;
    await watcher.until((servers) => {
      seen = servers.find(({ url }) => url === server.url);
      return seen !== undefined;
    });
    expect(seen).toMatchObject({ name: hostname(), fingerprint: null });
  });
});
