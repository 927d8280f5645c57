/**
 * The log: stderr for whoever watches, rolling files for later.
 * Owns: formats, redaction, files. May import: ports, pino and its companions.
 */
export { type Logs, openLogs } from './logs.ts';
export { createLogReader } from './log-reader.ts';
