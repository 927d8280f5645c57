import { afterAll, describe, expect, it } from 'vitest';
import { bringTo, connectCallers } from '#test/support/drivers/direct-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const KILOBYTE = 1024;
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const frame = (payload: string, type = 'call.accept'): string => `{"type":"${type}","payload":${payload}}`;

const malformed: readonly (readonly [what: string, frame: string | Buffer])[] = [
  ['nothing', ''],
  ['no JSON', 'hello'],
  ['half of it', '{"type":"call.accept","payload":{'],
  ['a number', '42'],
  ['null', 'null'],
  ['a text', '"call.accept"'],
  ['a list', '["call.accept",{}]'],
  ['no type', '{"payload":{"callId":"x"}}'],
  ['a type that is no text', '{"type":7,"payload":{}}'],
  ['a type that is a list', '{"type":["call.accept"],"payload":{"callId":"x"}}'],
  ['no payload', '{"type":"call.accept"}'],
  ['no callId', frame('{}')],
  ['an empty callId', frame('{"callId":""}')],
  ['a callId that is no text', frame('{"callId":{"$ne":""}}')],
  ['a callId of any length', frame(`{"callId":"${'x'.repeat(2 * KILOBYTE)}"}`)],
  ['a payload that is null', frame('null')],
  ['a payload that is a text', frame('"x"')],
  ['a payload that is a list', frame('[1,2]')],
  ['a deep payload', frame(nested(10_000))],
  ['a deep callId', frame(`{"callId":${nested(10_000)}}`)],
  ['deep objects', frame(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`)],
  ['bytes', Buffer.from([0, 1, 2, 3, 254, 255])],
  ['bytes that are no UTF-8', Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xc3, 0x28]), Buffer.from('}')])],
  ['seventy kilobytes', frame(`{"callId":"x","pad":"${'x'.repeat(70 * KILOBYTE)}"}`)],
  ['a megabyte', 'x'.repeat(1024 * KILOBYTE)],
  ['four megabytes', Buffer.alloc(4096 * KILOBYTE, 'x')],
];

describe('a frame', () => {
  it.each(malformed)(
    'S4-X32 S4-E11 S4-L22 S4-L23 S4-L25 of %s is a parse_error, and the connection goes on',
    async (_what, bad) => {
      const [john, ben] = await connectCallers(url, 'John', 'Ben');
      const callId = await bringTo('RINGING', john, ben);
      ben.socket.sendRaw(bad);
      const { payload } = await ben.socket.waitFor('call_error');
      expect(payload).toEqual({
        callId: payload.callId === null ? null : expect.any(String),
        errorType: 'parse_error',
        message: expect.any(String),
      });
      expect(ben.socket.isOpen).toBe(true);
      ben.socket.send('call.accept', { callId });
      expect((await john.socket.waitFor('call_accepted')).data.callId).toBe(callId);
    },
  );

  it('S4-X32 that is no UTF-8 though it says so is a parse_error as well', async () => {
    const [{ socket }] = await connectCallers(url, 'John');
    socket.raw.send(Buffer.from([0xc3, 0x28, 0xff]), { binary: false });
    expect((await socket.waitFor('call_error')).payload.errorType).toBe('parse_error');
    await socket.settle();
  });

  it('S4-X32 names the call in its error, where it says one', async () => {
    const [{ socket }] = await connectCallers(url, 'John');
    socket.send('call.reject', { callId: 'call-uuid-123' });
    expect((await socket.waitFor('call_error')).payload).toMatchObject({
      callId: 'call-uuid-123',
      errorType: 'parse_error',
    });
    socket.send('call.reject', { reason: 'busy' });
    expect((await socket.waitFor('call_error')).payload).toMatchObject({ callId: null, errorType: 'parse_error' });
  });

  it('S4-L22 may be binary, in parts, and have fields that nobody knows', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('RINGING', john, ben);
    const text = JSON.stringify({ type: 'call.accept', payload: { callId, sdpAnswer: 'v=0' }, id: 7 });
    ben.socket.raw.send(text.slice(0, 10), { fin: false });
    ben.socket.raw.send(text.slice(10), { fin: true });
    await john.socket.waitFor('call_accepted');
    john.socket.sendRaw(Buffer.from(JSON.stringify({ type: 'call.end', payload: { callId } })));
    await ben.socket.waitFor('call_ended');
  });

  it.each([
    ['chat.message', { conversationId: 'x', content: 'Hello' }],
    ['typing.start', { conversationId: 'x' }],
    ['call_accepted', { callId: 'x', acceptedBy: 'y' }],
    ['call.invite', {}],
    ['__proto__', {}],
    ['constructor', null],
    ['', undefined],
  ])('S4-L27 S4-L25 of the type %j is not ours, and is left alone', async (type, payload) => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('RINGING', john, ben);
    ben.socket.send(type, payload);
    ben.socket.send('call.accept', { callId });
    await john.socket.waitFor('call_accepted');
    await ben.socket.settle();
    expect(ben.socket.types()).toEqual(['call_invitation', 'pong']);
  });
});

describe('order', () => {
  it('S4-L29 is that of arrival, however long each takes', async () => {
    const [{ socket }] = await connectCallers(url, 'John');
    const sent: string[] = [];
    const send = (callId: string, payload: object) => {
      sent.push(callId);
      socket.send('call.reject', { callId, ...payload });
    };
    // What is malformed is known at once, what is unknown only from the database; heartbeats take no time at all.
    for (let index = 0; index < 300; index += 1) {
      send(`${index}`, index % 3 === 0 ? {} : { reason: 'busy' });
      if (index % 50 === 0) socket.send('ping');
    }
    await socket.waitFor('call_error', ({ payload }) => payload.callId === '299');
    const answered = socket.received('call_error').map(({ payload }) => payload.callId);
    expect(answered).toEqual(sent);
    const types = socket.types();
    const pongs = types.flatMap((type, index) => (type === 'pong' ? [index] : []));
    expect(pongs).toEqual([1, 52, 103, 154, 205, 256]);
  });

  it('S4-L29 S4-L30 decides what a burst of commands does to a call', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('RINGING', john, ben);
    ben.socket.send('call.accept', { callId });
    ben.socket.send('call.accept', { callId });
    ben.socket.send('call.reject', { callId, reason: 'busy' });
    ben.socket.send('call.end', { callId });
    ben.socket.send('call.end', { callId });
    await ben.socket.settle();
    await john.socket.settle();
    expect(john.socket.types()).toEqual(['call_accepted', 'call_ended', 'pong']);
    const errors = ben.socket.received('call_error').map(({ payload }) => payload.errorType);
    expect(errors).toEqual(['invalid_status', 'invalid_status', 'invalid_status']);
  });
});
