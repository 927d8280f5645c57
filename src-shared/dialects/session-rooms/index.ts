/**
 * The published API `session-rooms`, as data: booked sessions of two people, their join window, and rooms in which they signal.
 * Owns: wire names, paths, wire schemas, examples. May import: src-shared/kernel, zod.
 */
import { routes } from './rest.ts';
import { inbounds, outbounds, requests } from './socket.ts';

export { paymentWords, statusWords, type WireAppointment } from './wire.ts';

export const sessionRooms = {
  name: 'session-rooms',
  title: 'Booked sessions',
  routes,
  requests,
  inbounds,
  outbounds,
} as const;
