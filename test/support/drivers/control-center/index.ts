/**
 * Drives a server over the published API `control-center` as a stranger would: REST, uploads and its Socket.IO namespace, nothing else.
 * Owns: requests, connections, the check of every answer and event against the catalog. May import: src-shared, socket.io-client.
 */
export * from './rest.ts';
export * from './sessions.ts';
export * from './socket.ts';
export * from './uploads.ts';
export * from './speaker.ts';
