/**
 * What the core needs from outside, as interfaces.
 * Owns: repository, media, file, clock, id, token and translation ports. May import: domain types, src-shared.
 */
export type * from './accounts.port.ts';
export type * from './administration.port.ts';
export type * from './fan-out.port.ts';
export type * from './files.port.ts';
export type * from './handlers.port.ts';
export type * from './health.port.ts';
export type * from './media.port.ts';
export type * from './repositories.port.ts';
export type * from './tools.port.ts';
