import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io';
import type { Dialect } from '../../dialects/dialect.ts';
import type { ConnectedActor, OperatorActor, PersonActor } from '../../domain/index.ts';
import type { Gateway } from '../../gateway/index.ts';
import type { Connections, Log } from '../../ports/index.ts';
import type { PublishedLimits } from '../published-limits.ts';
import type { HandshakeLimit } from './handshake-limit.ts';

/** What all sockets share. */
export interface SocketParts {
  readonly gateway: Gateway;
  readonly connections: Connections;
  readonly identify: (token: string) => Promise<PersonActor | undefined>;
  readonly identifyOperator: (token: string) => Promise<OperatorActor | undefined>;
  readonly baseUrlFor: (host: string) => string;
  readonly dialects: readonly Dialect[];
  readonly log: Log;
  /** How long a connection may stay without signing in. */
  readonly anonymousLifeMs: number;
  readonly handshakes: HandshakeLimit;
  /** Without it, what catalogs limit is not limited. */
  readonly limits?: PublishedLimits | undefined;
}

/** What a socket knows about itself before its first message. */
export interface SocketData {
  actor?: PersonActor;
  /** Whose token of one call opened it. */
  holder?: ConnectedActor;
}

/** The server's end of one connection. */
export type ServerSocket = Socket<
  Record<string, never>,
  Record<string, (payload: unknown) => void>,
  object,
  SocketData
>;

/** Names one connection for logs and the register. */
export const newConnectionId = (): string => randomUUID();
