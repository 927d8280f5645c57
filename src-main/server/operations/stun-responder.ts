import { type RemoteInfo, type Socket, type SocketType, createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv4, isIPv6 } from 'node:net';
import type { Log } from '../ports/index.ts';

const HEADER_BYTES = 20;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const MAGIC_COOKIE = 0x2112_a442;
const XOR_MAPPED_ADDRESS = 0x0020;
const FAMILY = { 4: 1, 6: 2 } as const;

/** Where it listens; without an address, on all interfaces. */
export interface StunOptions {
  readonly port: number;
  readonly address?: string | undefined;
  readonly log: Log;
}

/** A server that tells whoever asks under which address and port the question came. */
export interface StunResponder {
  close(): Promise<void>;
}

/**
 * Answers STUN binding requests (RFC 8489), so that browsers learn their addresses without asking a stranger on the
 * internet. Everything else is dropped unanswered. Meetings work without it: a port that is taken is only logged.
 */
export const openStunResponder = async ({ port, address, log }: StunOptions): Promise<StunResponder | undefined> => {
  const opened = await openSocket(port, address).catch((failure: unknown) => {
    log.warn({ port, err: failure }, 'STUN is not answered: the UDP port cannot be used');
  });
  if (!opened) return undefined;
  opened.on('message', (request, from) => {
    const answer = answerTo(request, from);
    if (answer) opened.send(answer, from.port, from.address, () => undefined);
  });
  opened.on('error', (failure) => log.warn({ port, err: failure }, 'STUN failed'));
  return { close: () => new Promise((done) => opened.close(() => done())) };
};

/** All interfaces means IPv6 and IPv4 in one socket, or IPv4 alone where there is no IPv6. */
const openSocket = async (port: number, address: string | undefined): Promise<Socket> => {
  if (address !== undefined) return bind(isIPv6(address) ? 'udp6' : 'udp4', port, address);
  return bind('udp6', port).catch(() => bind('udp4', port));
};

const bind = async (type: SocketType, port: number, address?: string): Promise<Socket> => {
  const socket = createSocket(type);
  const listening = once(socket, 'listening');
  socket.bind({ port, ...(address === undefined ? {} : { address }) });
  try {
    await listening;
    return socket;
  } catch (failure) {
    socket.close();
    throw failure;
  }
};

/** The answer to a binding request; undefined for whatever is none. */
export const answerTo = (
  request: Buffer,
  { address, port }: Pick<RemoteInfo, 'address' | 'port'>,
): Buffer | undefined => {
  const isRequest =
    request.length >= HEADER_BYTES &&
    request.readUInt16BE(0) === BINDING_REQUEST &&
    request.readUInt16BE(2) === request.length - HEADER_BYTES &&
    request.readUInt32BE(4) === MAGIC_COOKIE;
  if (!isRequest) return undefined;
  const mapped = toBytes(address);
  const mask = request.subarray(4, HEADER_BYTES);
  const header = Buffer.from(request.subarray(0, HEADER_BYTES));
  header.writeUInt16BE(BINDING_SUCCESS, 0);
  header.writeUInt16BE(8 + mapped.length, 2);
  const attribute = Buffer.alloc(8);
  attribute.writeUInt16BE(XOR_MAPPED_ADDRESS, 0);
  attribute.writeUInt16BE(4 + mapped.length, 2);
  attribute.writeUInt8(mapped.length === 4 ? FAMILY[4] : FAMILY[6], 5);
  attribute.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 6);
  return Buffer.concat([header, attribute, mapped.map((byte, index) => byte ^ (mask[index] ?? 0))]);
};

/** An address as 4 or 16 bytes. An IPv4 one that came through an IPv6 socket is IPv4 again. */
const toBytes = (address: string): Buffer => {
  const [plain = ''] = address.replace(/^::ffff:(?=[\d.]+$)/i, '').split('%');
  if (isIPv4(plain)) return Buffer.from(plain.split('.').map(Number));
  const [head = '', tail] = plain.split('::');
  const groups = (text: string) => text.split(':').filter(Boolean);
  const last = tail === undefined ? [] : groups(tail);
  const first = groups(head);
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  const bytes = Buffer.alloc(16);
  [...first, ...zeros, ...last].forEach((group, index) => bytes.writeUInt16BE(Number.parseInt(group, 16), index * 2));
  return bytes;
};
