import packageInfo from '../../package.json' with { type: 'json' };
import type { ProgramFacts } from './operations/health/index.ts';

/** The libraries whose version an operator may be asked for. */
const NAMED = ['mediasoup', 'fastify', 'socket.io', 'better-sqlite3', 'kysely'] as const;

/** Which program this is. */
export const program: ProgramFacts = {
  name: packageInfo.name,
  version: packageInfo.version,
  libraries: Object.fromEntries(NAMED.map((name) => [name, packageInfo.dependencies[name]])),
};
