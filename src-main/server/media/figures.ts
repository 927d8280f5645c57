import type { MediaPort } from '../ports/index.ts';
import type { MediaObjects, OwnedTransport } from './media-objects.ts';
import { attempt } from './outcomes.ts';
import type { WorkerPool } from './worker-pool.ts';

/** The figures of workers and transports; what is gone by the time it is asked is left out. */
export const createFigures = (pool: WorkerPool, objects: MediaObjects): Pick<MediaPort, 'measure'> => ({
  async measure() {
    const workers = await Promise.all(
      pool.live().map(async ({ child }) => {
        const usage = await attempt(() => child.getResourceUsage());
        if (!usage.ok) return [];
        const { ru_utime, ru_stime, ru_maxrss } = usage.value;
        // Milliseconds and kibibytes, as the system counts.
        return [{ pid: child.pid, cpuSeconds: (ru_utime + ru_stime) / 1000, memoryBytes: ru_maxrss * 1024 }];
      }),
    );
    const transports = await Promise.all([...objects.transports.values()].map(measureTransport));
    return { workers: workers.flat(), transports: transports.flat() };
  },
});

const measureTransport = async (transport: OwnedTransport) => {
  const stats = await attempt(() => transport.getStats());
  const [stat] = stats.ok ? stats.value : [];
  if (!stat) return [];
  const { callId, participantId } = transport.appData;
  return [
    {
      transportId: transport.id,
      callId,
      participantId,
      received: { bitrate: stat.recvBitrate, bytes: stat.bytesReceived },
      sent: { bitrate: stat.sendBitrate, bytes: stat.bytesSent },
    },
  ];
};
