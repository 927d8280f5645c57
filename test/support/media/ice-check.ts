import { createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { crc32 } from 'node:zlib';
import type { TransportInfo } from '#server/ports/index.ts';

const MAGIC = 0x2112a442;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;

/** One ICE candidate, as far as the checks read it. */
export interface Candidate {
  readonly address: string;
  readonly port: number;
  readonly protocol: 'udp' | 'tcp';
  readonly priority: number;
}

/** The candidates of a transport, typed. */
export const candidatesOf = ({ iceCandidates }: TransportInfo): Candidate[] =>
  iceCandidates.map(({ address, port, protocol, priority }) => ({
    address: String(address),
    port: Number(port),
    protocol: protocol === 'tcp' ? 'tcp' : 'udp',
    priority: Number(priority),
  }));

/** Sends one ICE connectivity check (RFC 8445) to a candidate and tells whether the SFU answered it with success. */
export const answersIce = async (transport: TransportInfo, candidate: Candidate): Promise<boolean> => {
  const { usernameFragment, password } = transport.iceParameters;
  const request = bindingRequest(`${String(usernameFragment)}:test`, String(password));
  const answer = candidate.protocol === 'udp' ? await askByUdp(candidate, request) : await askByTcp(candidate, request);
  return answer.readUInt16BE(0) === BINDING_SUCCESS && answer.subarray(8, 20).equals(request.subarray(8, 20));
};

const askByUdp = async ({ address, port }: Candidate, request: Buffer): Promise<Buffer> => {
  const socket = createSocket('udp4');
  try {
    socket.connect(port, address);
    await once(socket, 'connect');
    socket.send(request);
    const [answer] = await once(socket, 'message', { signal: AbortSignal.timeout(5_000) });
    return answer;
  } finally {
    socket.close();
  }
};

/** Over TCP each message has its length before it (RFC 4571). */
const askByTcp = async ({ address, port }: Candidate, request: Buffer): Promise<Buffer> => {
  const socket = connect(port, address);
  try {
    await once(socket, 'connect');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(request.length);
    socket.write(Buffer.concat([length, request]));
    const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(5_000) });
    return answer.subarray(2);
  } finally {
    socket.destroy();
  }
};

const attribute = (type: number, value: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

const bindingRequest = (username: string, password: string): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(BINDING_REQUEST, 0);
  head.writeUInt32BE(MAGIC, 4);
  let message = Buffer.concat([
    head,
    randomBytes(12),
    attribute(0x0006, Buffer.from(username)),
    attribute(0x0024, uint32(1_845_501_695)),
    attribute(0x802a, randomBytes(8)),
  ]);
  // Both checksums count the length of the message as if they were already in it.
  message.writeUInt16BE(message.length - 20 + 24, 2);
  const integrity = createHmac('sha1', password).update(message).digest();
  message = Buffer.concat([message, attribute(0x0008, integrity)]);
  message.writeUInt16BE(message.length - 20 + 8, 2);
  return Buffer.concat([message, attribute(0x8028, uint32(crc32(message) ^ 0x5354554e))]);
};
