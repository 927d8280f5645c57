import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import {
  bringTo,
  connectCallers,
  createCallers,
  openSocket,
  readCall,
  socketUrl,
} from '#test/support/drivers/direct-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

describe.concurrent('a lost connection', () => {
  it('S4-L33 S4-E8 hangs up: whoever does not come back within half a minute is out of the call', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('ACTIVE', john, ben);
    john.socket.vanish();
    const { data } = await ben.socket.waitFor('call_ended', () => true, 40_000);
    expect(data).toMatchObject({ callId, endedBy: john.id });
    expect(await readCall(ben, callId)).toMatchObject({ status: 'ENDED', durationSeconds: data.durationSeconds });
  });

  it('S4-L33 is noticed: heartbeats go out by themselves, and who does not answer them is gone', async () => {
    const [john] = await connectCallers(url, 'John');
    const [deaf] = await createCallers(url, 'Deaf');
    const socket = await openSocket(socketUrl(url, deaf.token), 'Deaf', { autoPong: false });
    const pinged = once(john.socket.raw, 'ping');
    expect((await socket.closed(50_000)).code).toBe(1006);
    await pinged;
    expect(john.socket.isOpen).toBe(true);
  });
});
