import { arch, availableParallelism, platform, release, uptime } from 'node:os';
import type { ProgramInfo } from '#shared/contract/index.ts';
import packageInfo from '../../../../package.json' with { type: 'json' };

/** The libraries whose version an operator may be asked for. */
const NAMED = ['mediasoup', 'fastify', 'socket.io', 'better-sqlite3', 'kysely'] as const;

/** Which program this is. */
export const describeProgram = (startedAt: number): ProgramInfo => ({
  name: packageInfo.name,
  version: packageInfo.version,
  node: process.versions.node,
  startedAt,
  uptimeMs: Date.now() - startedAt,
  libraries: Object.fromEntries(NAMED.map((name) => [name, packageInfo.dependencies[name]])),
});

/** What the machine is and how busy it is. The library is loaded on the first question, since it is large. */
export const readSystem = async (): Promise<Record<string, unknown>> => {
  const { currentLoad, mem, osInfo } = await import('systeminformation');
  const [system, memory, load] = await Promise.all([osInfo(), mem(), currentLoad()]);
  return {
    platform: platform(),
    arch: arch(),
    release: release(),
    distribution: `${system.distro} ${system.release}`.trim(),
    cores: availableParallelism(),
    uptimeSeconds: Math.floor(uptime()),
    cpuLoadPercent: Math.round(load.currentLoad),
    memoryTotalBytes: memory.total,
    memoryAvailableBytes: memory.available,
  };
};

/** What the process uses. */
export const readProcess = (): Record<string, unknown> => {
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return {
    memory: { rss, heapTotal, heapUsed, external },
    cpu: { userMicroseconds: user, systemMicroseconds: system },
    uptimeSeconds: Math.floor(process.uptime()),
  };
};
