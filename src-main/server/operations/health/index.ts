/**
 * How the program and its machine are: checks, facts, and figures for Prometheus.
 * Owns: what is measured and from when on it is a problem. May import: ports, node, prom-client, systeminformation.
 */
export { createHealthProbes } from './probes.ts';
export { type Metrics, createMetrics } from './metrics.ts';
export { mountMetrics } from './mount-metrics.ts';
export type { ProgramFacts } from './program-facts.ts';
