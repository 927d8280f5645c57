import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A second host on a network of its own, made of a network namespace, whose cable can be pulled. */
export interface LanHost {
  /** The address by which it reaches the first host. */
  readonly serverAddress: string;
  /** A program to start in place of the given one: it runs that on the second host. */
  readonly wrapper: string;
  pullCable(): void;
  plugIn(): void;
  close(): Promise<void>;
}

const ip = (...args: string[]): string => execFileSync('ip', args, { stdio: 'pipe', encoding: 'utf8' });

const hasIpv6 = (): boolean => {
  try {
    return readFileSync('/proc/sys/net/ipv6/conf/default/disable_ipv6', 'utf8').trim() === '0';
  } catch {
    return false;
  }
};

/** Waits until both ends have their link-local addresses for good: until then browsers see networks change and drop what they load. */
const settle = async (ends: readonly (readonly string[])[]): Promise<void> => {
  const isSettled = (end: readonly string[]): boolean => ip(...end, 'scope', 'link', '-tentative').trim() !== '';
  while (hasIpv6() && !ends.every(isSettled)) await wait(50);
};

/** Why this machine cannot make one; undefined when it can. */
export const whyNoLanHost = (): string | undefined => {
  if (process.platform !== 'linux') return 'network namespaces need Linux';
  try {
    ip('netns', 'add', 'beckon-probe');
    ip('netns', 'del', 'beckon-probe');
    return undefined;
  } catch {
    return 'network namespaces need root and iproute2';
  }
};

/** Makes the second host and its cable. `program` is what shall run there. */
export const createLanHost = async (program: string): Promise<LanHost> => {
  const tag = String(process.pid % 10_000);
  const [space, near, far] = [`beckon-${tag}`, `bkn${tag}`, `bkf${tag}`];
  const folder = await mkdtemp(join(tmpdir(), 'beckon-host-'));
  const wrapper = join(folder, 'program');
  // Tests of several processes may each have a network at the same time.
  const network = `10.77.${process.pid % 250}`;
  ip('netns', 'add', space);
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far);
  ip('link', 'set', far, 'netns', space);
  ip('addr', 'add', `${network}.1/24`, 'dev', near);
  ip('link', 'set', near, 'up');
  ip('-n', space, 'addr', 'add', `${network}.2/24`, 'dev', far);
  ip('-n', space, 'link', 'set', far, 'up');
  ip('-n', space, 'link', 'set', 'lo', 'up');
  await settle([
    ['-6', 'addr', 'show', 'dev', near],
    ['-n', space, '-6', 'addr', 'show', 'dev', far],
  ]);
  await writeFile(wrapper, `#!/bin/sh\nexec ip netns exec ${space} ${program} "$@"\n`);
  await chmod(wrapper, 0o755);
  return {
    serverAddress: `${network}.1`,
    wrapper,
    pullCable: () => ip('link', 'set', near, 'down'),
    plugIn: () => ip('link', 'set', near, 'up'),
    async close() {
      ip('netns', 'del', space);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
