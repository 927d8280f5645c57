import { arch, availableParallelism, platform, release, uptime } from 'node:os';
import type { ProgramInfo } from '#shared/contract/index.ts';

/** Which program this is. */
export interface ProgramFacts {
  readonly name: string;
  readonly version: string;
  /** Versions of the libraries that an operator may be asked for, by name. */
  readonly libraries: Readonly<Record<string, string>>;
}

/** The program and how long it has been running. */
export const describeProgram = ({ name, version, libraries }: ProgramFacts, startedAt: number): ProgramInfo => ({
  name,
  version,
  node: process.versions.node,
  startedAt,
  uptimeMs: Date.now() - startedAt,
  libraries: { ...libraries },
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
