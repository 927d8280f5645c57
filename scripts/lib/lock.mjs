import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { atExit } from './interrupts.mjs';

const POLL_MS = 300;
const HEARTBEAT_MS = 5_000;
const STALE_MS = 60_000;

/**
 * Does the work while no other process of this user holds the lock file.
 * @template T
 * @param {string} file
 * @param {() => void} onWait called once when another process holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  const token = JSON.stringify({ id: randomUUID(), pid: process.pid, host: hostname() });
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = false; !tryCreate(file, token); waited = true) {
    if (breakStale(file)) continue;
    if (!waited) onWait();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  const release = atExit(() => {
    clearInterval(heartbeat);
    if (read(file) === token) rmSync(file, { force: true });
  });
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * @param {string} file
 * @param {string} token
 */
function tryCreate(file, token) {
  try {
    writeFileSync(file, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a lock whose holder is gone.
 * @param {string} file
 * @returns {boolean} whether it is worth trying again at once
 */
function breakStale(file) {
  const seen = read(file);
  if (seen === undefined) return true;
  if (!isStale(file, seen)) return false;
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    // Someone may have replaced the stale lock by a live one in between.
    if (read(aside) !== seen) linkSync(aside, file);
  } catch {
    // Another waiter was faster; the next round sees the new state.
  } finally {
    rmSync(aside, { force: true });
  }
  return true;
}

/**
 * @param {string} file
 * @param {string} content
 */
function isStale(file, content) {
  try {
    if (Date.now() - statSync(file).mtimeMs > STALE_MS) return true;
    const holder = JSON.parse(content);
    return holder.host === hostname() && !isAlive(holder.pid);
  } catch {
    // Half written or just removed: time will tell.
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function touch(file) {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The lock was taken away as stale; the work itself is atomic anyway.
  }
}
