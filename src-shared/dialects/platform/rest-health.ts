import { z } from 'zod';
import { route } from '../entry.ts';
import { isoDate, opaque, success } from './wire.ts';

const word = z.enum(['healthy', 'warning', 'unhealthy']);
const check = z.object({ status: word, message: z.string(), responseTime: z.number(), data: opaque });
const uptime = z.number().int();

/** Here the status is the word of the report, not of the answer. */
const report = z.object({
  success: z.literal(true),
  status: z.literal('healthy'),
  message: z.string(),
  timestamp: isoDate,
  data: z.object({
    status: z.literal('healthy'),
    uptime,
    checks: z.record(z.string(), check),
    summary: z.object({
      total: z.number().int(),
      healthy: z.number().int(),
      unhealthy: z.number().int(),
      warning: z.number().int(),
    }),
  }),
});

const get = <P extends string, R extends z.ZodType>(path: P, reply: R, summary: string) =>
  route({ method: 'GET', path, auth: 'none', status: 200, reply, summary, example: {} });
const getOne = <N extends string>(name: N, summary: string) => get(`/api/health/${name}`, success(check), summary);

const program = z.object({
  name: z.string(),
  version: z.string(),
  node: z.string(),
  startedAt: isoDate,
  uptime,
  environment: z.string(),
});
const load = z.object({
  connections: z.number().int(),
  calls: z.number().int(),
  scheduledCalls: z.number().int(),
  participants: z.number().int(),
  media: opaque,
  process: opaque,
});

export const healthRoutes = {
  health: get('/api/health', report, 'Run all checks'),
  healthAtRoot: { ...get('/health', report, 'Run all checks, at the root of the server'), addition: true },
  live: get('/api/health/live', success(z.object({ status: z.literal('alive'), uptime })), 'Is the process alive?'),
  ready: get('/api/health/ready', success(z.object({ status: z.literal('ready'), uptime })), 'May it get work?'),
  info: get('/api/health/info', success(program), 'Which program this is'),
  system: get('/api/health/system', success(opaque), 'What the machine is and how busy it is'),
  metrics: get('/api/health/metrics', success(load), 'Count what is going on; for Prometheus there is /metrics'),
  database: getOne('database', 'Check the database'),
  memory: getOne('memory', 'Check the memory'),
  cpu: getOne('cpu', 'Check the processors'),
  disk: getOne('disk', 'Check the disk'),
  external: getOne('external', 'Check the services elsewhere, such as mail'),
  uptime: get('/api/health/uptime', success(z.object({ uptime, startedAt: isoDate })), 'Since when it runs'),
  version: get('/api/health/version', success(z.object({ version: z.string(), node: z.string() })), 'Which version'),
  dependencies: get(
    '/api/health/dependencies',
    success(
      z.object({ status: word, dependencies: z.record(z.string(), check), versions: z.record(z.string(), z.string()) }),
    ),
    'Check what the program depends on',
  ),
} as const;
