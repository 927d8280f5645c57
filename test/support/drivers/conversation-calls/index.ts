/**
 * Drives a server over the published API `conversation-calls` as a stranger would: REST and Socket.IO, nothing else.
 * Owns: requests, sockets, the check of every answer and event against the catalog. May import: src-shared, socket.io-client.
 */
export * from '../conform.ts';
export * from '../send-raw.ts';
export * from './event-record.ts';
export * from './people.ts';
export * from './published.ts';
export * from './rest.ts';
export * from './scenes.ts';
export * from './socket.ts';
export * from './speaker.ts';
