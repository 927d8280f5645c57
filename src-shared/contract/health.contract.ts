import { z } from 'zod';
import { operation } from './define.ts';
import { timestamp } from './models.contract.ts';

const none = z.object({});
const facts = z.record(z.string(), z.unknown());

/** What is looked at: the parts without which, or short of which, calls suffer. */
export const checkName = z.enum(['database', 'memory', 'cpu', 'disk', 'media', 'external']);
/** A warning asks for attention; only `unhealthy` means that this server should get no work. */
const checkStatus = z.enum(['healthy', 'warning', 'unhealthy']);

/** What one check found. */
export const check = z.object({
  status: checkStatus,
  message: z.string(),
  responseMs: z.number(),
  facts,
});

/** All checks together. */
export const healthReport = z.object({
  isHealthy: z.boolean(),
  uptimeMs: z.number().int(),
  checks: z.record(checkName, check),
});

/** Which program this is. */
export const programInfo = z.object({
  name: z.string(),
  version: z.string(),
  node: z.string(),
  startedAt: timestamp,
  uptimeMs: z.number().int(),
  libraries: z.record(z.string(), z.string()),
});

/** What the server does right now. */
export const loadFigures = z.object({
  connections: z.number().int(),
  calls: z.number().int(),
  scheduledCalls: z.number().int(),
  participants: z.number().int(),
  media: z.object({
    workers: z.number().int(),
    routers: z.number().int(),
    transports: z.number().int(),
    producers: z.number().int(),
    consumers: z.number().int(),
  }),
});

export const healthOperations = {
  'health.check': operation({
    input: none,
    output: z.object({ report: healthReport }),
    errors: ['NOT_HEALTHY'],
    permission: 'anyone',
    doc: 'Runs all checks. Fails, with the report in its details, when a part is missing that calls cannot do without.',
    example: {},
  }),
  'admin.readHealth': operation({
    input: none,
    output: z.object({ report: healthReport }),
    errors: [],
    permission: 'staff',
    doc: 'Runs all checks and tells what they found, whatever it is.',
    example: {},
  }),
  'health.checkOne': operation({
    input: z.object({ name: checkName }),
    output: z.object({ check }),
    errors: ['NOT_HEALTHY'],
    permission: 'anyone',
    doc: 'Runs one check.',
    example: { name: 'database' },
  }),
  'health.checkReady': operation({
    input: none,
    output: z.object({ uptimeMs: z.number().int() }),
    errors: ['NOT_HEALTHY'],
    permission: 'anyone',
    doc: 'Tells whether this server may get work: the database answers and a media worker lives.',
    example: {},
  }),
  'health.checkDependencies': operation({
    input: none,
    output: z.object({
      status: checkStatus,
      checks: z.record(z.string(), check),
      libraries: z.record(z.string(), z.string()),
    }),
    errors: ['NOT_HEALTHY'],
    permission: 'anyone',
    doc: 'Checks what the program depends on: database, media workers, services elsewhere; with the versions of its libraries.',
    example: {},
  }),
  'health.describe': operation({
    input: none,
    output: z.object({ program: programInfo }),
    errors: [],
    permission: 'anyone',
    doc: 'Tells which program this is and since when it runs.',
    example: {},
  }),
  'health.readSystem': operation({
    input: none,
    output: z.object({ system: facts }),
    errors: [],
    permission: 'anyone',
    doc: 'Tells what the machine is and how busy it is.',
    example: {},
  }),
  'health.readLoad': operation({
    input: none,
    output: z.object({ load: loadFigures, process: facts }),
    errors: [],
    permission: 'anyone',
    doc: 'Counts connections, calls, participants and media objects, and what the process uses.',
    example: {},
  }),
} as const;

export type CheckName = z.infer<typeof checkName>;
export type Check = z.infer<typeof check>;
export type HealthReport = z.infer<typeof healthReport>;
export type ProgramInfo = z.infer<typeof programInfo>;
export type LoadFigures = z.infer<typeof loadFigures>;
