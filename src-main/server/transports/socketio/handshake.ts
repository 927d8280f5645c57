import type { Socket } from 'socket.io';
import { bearerOf } from '../http/credentials.ts';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 ? value : undefined;

/** The token of a handshake, in any of the published spellings; undefined for an anonymous connection. */
export const tokenOf = (socket: Socket): string | undefined => {
  const { auth, headers, query } = socket.handshake;
  return text(auth.token) ?? text(auth.authToken) ?? text(auth.sessionToken) ?? bearerOf(headers) ?? text(query.token);
};

/** What an earlier connection of the same sign-in was given. */
export const ticketOf = (socket: Socket): string | undefined => text(socket.handshake.auth.ticket);
