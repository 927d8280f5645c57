import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { LoadFigures } from '#shared/contract/index.ts';
import type { MediaFigures } from '../../ports/index.ts';

/** Figures for Prometheus. */
export interface Metrics {
  /** Counts one answered HTTP request. */
  observeHttp(request: { method: string; route: string; status: number; seconds: number }): void;
  /** All figures in the text form of Prometheus. */
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Where the figures come from. */
export interface MetricSources {
  readonly readLoad: () => LoadFigures;
  readonly measureMedia: () => Promise<MediaFigures>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Builds the figures in a registry of their own; they are read when they are asked for. */
export const createMetrics = (sources: MetricSources): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const http = new Histogram({
    name: 'beckon_http_request_seconds',
    help: 'Time to answer HTTP requests',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers: [registry],
  });
  addLoad(registry, sources.readLoad);
  const showMedia = addMedia(registry);
  return {
    observeHttp: ({ method, route, status, seconds }) =>
      http.observe({ method, route, status: String(status) }, seconds),
    async render() {
      showMedia(await sources.measureMedia());
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
};

const loadHelp: Readonly<Record<string, readonly [help: string, read: (load: LoadFigures) => number]>> = {
  beckon_connections: ['Open sockets that signed in', (load) => load.connections],
  beckon_calls: ['Running calls', (load) => load.calls],
  beckon_scheduled_calls: ['Calls that wait for their time', (load) => load.scheduledCalls],
  beckon_participants: ['People in running calls', (load) => load.participants],
  beckon_media_workers: ['Media workers that live', (load) => load.media.workers],
  beckon_media_routers: ['Calls in the media server', (load) => load.media.routers],
  beckon_media_producers: ['Published tracks', (load) => load.media.producers],
  beckon_media_consumers: ['Subscriptions to tracks', (load) => load.media.consumers],
};

const addLoad = (registry: Registry, readLoad: () => LoadFigures): void => {
  for (const [name, [help, read]] of Object.entries(loadHelp)) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: () => gauge.set(read(readLoad())),
    });
  }
};

/** Adds the figures of the media server; what it gives back fills them in. */
const addMedia = (registry: Registry): ((figures: MediaFigures) => void) => {
  const registers = [registry];
  const worker = { labelNames: ['worker'] as const, registers };
  const cpu = new Gauge({ name: 'beckon_media_worker_cpu_seconds', help: 'CPU time of a media worker', ...worker });
  const memory = new Gauge({ name: 'beckon_media_worker_memory_bytes', help: 'Most memory it ever had', ...worker });
  const way = { labelNames: ['transport', 'call', 'direction'] as const, registers };
  const bitrate = new Gauge({
    name: 'beckon_media_transport_bits_per_second',
    help: 'What a transport carries',
    ...way,
  });
  const bytes = new Gauge({ name: 'beckon_media_transport_bytes', help: 'What a transport has carried', ...way });
  const open = new Gauge({ name: 'beckon_media_transports', help: 'Open transports', registers });
  return ({ workers, transports }) => {
    for (const gauge of [cpu, memory, bitrate, bytes]) gauge.reset();
    open.set(transports.length);
    for (const { pid, cpuSeconds, memoryBytes } of workers) {
      cpu.set({ worker: String(pid) }, cpuSeconds);
      memory.set({ worker: String(pid) }, memoryBytes);
    }
    for (const { transportId: transport, callId: call, received, sent } of transports) {
      bitrate.set({ transport, call, direction: 'in' }, received.bitrate);
      bitrate.set({ transport, call, direction: 'out' }, sent.bitrate);
      bytes.set({ transport, call, direction: 'in' }, received.bytes);
      bytes.set({ transport, call, direction: 'out' }, sent.bytes);
    }
  };
};
