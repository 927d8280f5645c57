/**
 * Drives a server over the published API `platform` as a stranger would: REST and Socket.IO, nothing else.
 * Owns: requests, sockets, accounts with passwords. May import: src-shared, socket.io-client.
 */
export * from './avatars.ts';
export * from './meetings.ts';
export * from './people.ts';
export * from './rest.ts';
export * from './socket.ts';
export * from './speaker.ts';
