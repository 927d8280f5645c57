import type { ProcessMetric } from 'electron';

/** Child processes that `app.getAppMetrics` lists. */
const running = new Map<number, string>();

export const noteProcess = (pid: number, name: string): void => void running.set(pid, name);
export const forgetProcess = (pid: number): void => void running.delete(pid);

const metric = (pid: number, more: Partial<ProcessMetric>): ProcessMetric => ({
  pid,
  type: 'Utility',
  creationTime: 0,
  cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 },
  memory: { workingSetSize: 0, peakWorkingSetSize: 0 },
  ...more,
});

/** The main process and its utility processes; loads are not measured. */
export const listProcesses = (): ProcessMetric[] => [
  metric(process.pid, { type: 'Browser' }),
  ...[...running].map(([pid, name]) => metric(pid, { name, serviceName: 'node.mojom.NodeService' })),
];
