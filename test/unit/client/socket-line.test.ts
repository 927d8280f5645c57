import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Server } from 'socket.io';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openLine } from '#renderer/client/socket-line.ts';

const FIRST_MS = 100;

/** A server that takes so long to let anybody in, and notes when it was asked. */
const openSlowServer = async (delayMs: number) => {
  const asked: number[] = [];
  const http = createServer();
  const io = new Server(http, {
    allowRequest(_request, decide) {
      asked.push(performance.now());
      void wait(delayMs).then(() => decide(null, true));
    },
  });
  onTestFinished(() => io.close());
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return { asked, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
};

const open = (url: string) => {
  const socket = openLine(url, { timeout: FIRST_MS, reconnectionDelay: 1, reconnectionDelayMax: 1 });
  onTestFinished(() => void socket.close());
  return socket;
};

it('reaches a server that never answers within the first limit, and is quick again afterwards', async () => {
  const { url } = await openSlowServer(1.3 * FIRST_MS);
  const socket = open(url);
  await vi.waitFor(() => expect(socket.connected).toBe(true), { timeout: 5_000 });
  expect(socket.io.timeout()).toBe(FIRST_MS);
});

it('stays quick in an outage of seconds, which is what most are', async () => {
  const { asked, url } = await openSlowServer(60 * FIRST_MS);
  const socket = open(url);
  const limits: number[] = [];
  socket.io.on('reconnect_attempt', () => limits.push(Number(socket.io.timeout())));
  await vi.waitFor(() => expect(limits.length).toBe(3), { timeout: 5_000 });
  expect(limits).toEqual([FIRST_MS, FIRST_MS, 1.5 * FIRST_MS]);
  expect(asked.length).toBeGreaterThan(0);
});

it('never waits longer than three times as long for one answer', async () => {
  const { asked, url } = await openSlowServer(4 * FIRST_MS);
  const socket = open(url);
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(6), { timeout: 5_000 });
  expect(socket.io.timeout()).toBe(3 * FIRST_MS);
});
