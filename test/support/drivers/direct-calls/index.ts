/**
 * Drives a server over the published API `direct-calls` as a stranger would: REST and a raw WebSocket, nothing else.
 * Owns: requests, frames, the check of every answer and message against the catalog. May import: src-shared, ws.
 */
export * from './calls.ts';
export * from './people.ts';
export * from './rest.ts';
export * from './socket.ts';
export * from './speaker.ts';
