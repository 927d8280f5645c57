import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { answerTo, openStunResponder } from '#server/operations/stun-responder.ts';
import { createScope } from '#shared/kernel/scope.ts';
import { createRecordingLog } from './support.ts';

const COOKIE = Buffer.from('2112a442', 'hex');
const TRANSACTION = Buffer.from('b7e7a701bc34d686fa87dfae', 'hex');
const request = Buffer.concat([Buffer.from('00010000', 'hex'), COOKIE, TRANSACTION]);

let scope = createScope();
afterEach(async () => {
  await scope.close();
  scope = createScope();
});

const freePort = async (): Promise<number> => {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>((done) => socket.close(() => done()));
  return port;
};

describe('the STUN responder', () => {
  // The addresses are those of RFC 5769, sections 2.2 and 2.3.
  it.each([
    ['192.0.2.1', '0101000c2112a442b7e7a701bc34d686fa87dfae002000080001a147e112a643'],
    ['::ffff:192.0.2.1', '0101000c2112a442b7e7a701bc34d686fa87dfae002000080001a147e112a643'],
    [
      '2001:db8:1234:5678:11:2233:4455:6677',
      '010100182112a442b7e7a701bc34d686fa87dfae002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9',
    ],
  ])('tells %s its address', (address, expected) => {
    expect(answerTo(request, { address, port: 32_853 })?.toString('hex')).toBe(expected);
  });

  it.each([
    ['too short', request.subarray(0, 19)],
    ['of another kind', Buffer.concat([Buffer.from('0011', 'hex'), request.subarray(2)])],
    ['without the cookie', Buffer.concat([request.subarray(0, 4), Buffer.alloc(4), TRANSACTION])],
    ['of a wrong length', Buffer.concat([request, Buffer.alloc(4)])],
    ['nothing', Buffer.alloc(0)],
  ])('does not answer what is %s', (_what, bytes) => {
    expect(answerTo(bytes, { address: '192.0.2.1', port: 1 })).toBeUndefined();
  });

  it.each([undefined, '127.0.0.1', '::1'])('answers over UDP at %s', async (address) => {
    const port = await freePort();
    const responder = await openStunResponder({ port, address, log: createRecordingLog().log });
    scope.onClose(() => responder?.close());
    const asking = createSocket(address === '::1' ? 'udp6' : 'udp4');
    scope.onClose(() => void asking.close());
    asking.send(request, port, address ?? '127.0.0.1');
    const [answer] = (await once(asking, 'message')) as [Buffer];
    expect(answer.subarray(0, 2).toString('hex')).toBe('0101');
    expect(answer.readUInt16BE(26) ^ 0x2112).toBe(asking.address().port);
  });

  it('goes without, and says so, where the port is taken', async () => {
    const port = await freePort();
    const first = await openStunResponder({ port, address: '127.0.0.1', log: createRecordingLog().log });
    scope.onClose(() => first?.close());
    const { log, lines } = createRecordingLog();
    expect(await openStunResponder({ port, address: '127.0.0.1', log })).toBeUndefined();
    expect(lines).toEqual(['warn STUN is not answered: the UDP port cannot be used']);
  });
});
