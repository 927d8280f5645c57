// node scripts/bench/platform.mjs [--seconds N] [--connections N]: what a sign-in costs, and how fast the list of running calls is
// with a thousand stored calls. Starts a server of its own on loopback and an empty folder; takes about a minute. Needs the worker of
// `npm run setup` in MEDIASOUP_WORKER_BIN.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { inRoot } from '../lib/paths.mjs';

const LOGINS = 20;
const HOSTS = 10;
/** Of each host; every tenth of them still runs. */
const CALLS = 100;
const STILL_RUNNING = 10;
const PASSWORD = 'SecurePass123';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, connections: { type: 'string', default: '10' } },
});

/**
 * @param {string} folder
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
async function startServer(folder) {
  const args = ['--json', '--no-tls', '--bind', '127.0.0.1', '--port', '0', '--rate-limits', 'off', '--data', folder];
  const child = spawn(process.execPath, [inRoot('src-main/server/cli.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = /** @type {Promise<[string]>} */ (once(createInterface(child.stdout), 'line'));
  const [ready] = await Promise.race([line, once(child, 'exit').then(() => Promise.reject(new Error('no server')))]);
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { url: JSON.parse(ready).url, stop };
}

/**
 * @param {string} url
 * @param {{ method: string, path: string, token?: string, body?: object }} wish
 * @returns {Promise<any>} the data of the answer
 */
async function ask(url, { method, path, token, body }) {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`${method} ${path} gave ${response.status}: ${JSON.stringify(answer)}`);
  return answer.data;
}

/** @param {string} url @param {number} index */
async function register(url, index) {
  const email = `host${index}@example.org`;
  const body = { firstName: 'Host', lastName: String(index), email, password: PASSWORD };
  return { email, ...(await ask(url, { method: 'POST', path: '/api/auth/register', body })) };
}

/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

/** @param {string} url @param {string} email */
async function measureLogins(url, email) {
  const times = [];
  for (let at = 0; at < LOGINS; at++) {
    const startedAt = performance.now();
    await ask(url, { method: 'POST', path: '/api/auth/login', body: { email, password: PASSWORD } });
    times.push(performance.now() - startedAt);
  }
  return times.sort((one, other) => one - other);
}

/** @param {string} url @param {{ token: string }[]} hosts */
async function storeCalls(url, hosts) {
  for (const { token } of hosts) {
    for (let at = 0; at < CALLS; at++) {
      const body = { title: `Call ${at}` };
      const { call } = await ask(url, { method: 'POST', path: '/api/calls', token, body });
      if (at % (CALLS / STILL_RUNNING) !== 0)
        await ask(url, { method: 'POST', path: `/api/calls/${call.id}/end`, token });
    }
  }
}

/**
 * Asks again and again over kept connections.
 * @param {string} url
 * @param {string} token
 */
async function measureActive(url, token) {
  const agent = new Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${token}` };
  /** @returns {Promise<number>} */
  const askOnce = () =>
    new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const asked = request(`${url}/api/calls/active`, { agent, headers }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`status ${response.statusCode}`));
        response.resume().once('end', () => resolve(performance.now() - startedAt));
      });
      asked.once('error', reject).end();
    });
  /** @type {number[]} */
  const times = [];
  const until = performance.now() + Number(values.seconds) * 1000;
  const client = async () => {
    while (performance.now() < until) times.push(await askOnce());
  };
  await Promise.all(Array.from({ length: Number(values.connections) }, client));
  agent.destroy();
  return times.sort((one, other) => one - other);
}

const folder = await mkdtemp(join(tmpdir(), 'beckon-bench-'));
const server = await startServer(folder);
try {
  const hosts = await Promise.all(Array.from({ length: HOSTS }, (_, index) => register(server.url, index)));
  const logins = await measureLogins(server.url, hosts[0].email);
  await storeCalls(server.url, hosts);
  const { count } = await ask(server.url, { method: 'GET', path: '/api/calls/active', token: hosts[0].token });
  const times = await measureActive(server.url, hosts[0].token);
  const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
  process.stdout.write(
    [
      `POST /api/auth/login: median ${ms(quantile(logins, 0.5))}, slowest ${ms(quantile(logins, 1))} of ${LOGINS}`,
      `GET /api/calls/active, ${HOSTS * CALLS} calls stored, ${HOSTS * STILL_RUNNING} running, ${count} in the answer, ${values.connections} connections:`,
      `  ${Math.round(times.length / Number(values.seconds))} requests/s, median ${ms(quantile(times, 0.5))}, p99 ${ms(quantile(times, 0.99))}`,
      '',
    ].join('\n'),
  );
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
