/**
 * Drives a server over the published API `session-rooms` as a stranger would: REST and Socket.IO, nothing else.
 * Owns: requests with `x-auth-token`, sockets, booked sessions. May import: src-shared, socket.io-client.
 */
export * from './bookings.ts';
export * from './rest.ts';
export * from './socket.ts';
export * from './speaker.ts';
