import { afterAll, describe, expect, it } from 'vitest';
import { createPerson } from '#test/support/drivers/conversation-calls/index.ts';
import { bringTo, connectCallers, initiate } from '#test/support/drivers/direct-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

describe('a report of a client', () => {
  it.each(['POOR', 'BAD', 'VERY_BAD'] as const)('S4-E10 S4-L15 warns the other one: %s', async (quality) => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('ACTIVE', john, ben);
    await john.rest.ok('reportQuality', { params: { callId }, body: { quality } });
    const { data, payload } = await ben.socket.waitFor('call_quality_warning');
    expect(data).toEqual({ callId, quality });
    expect(payload).toEqual(data);
    await john.socket.settle();
    expect(john.socket.received('call_quality_warning')).toEqual([]);
  });

  it.each([undefined, {}, { quality: 'GOOD' }, { quality: 'poor' }, { quality: 7 }])(
    'S4-L15 needs one of these words: %j is none',
    async (body) => {
      const [john, ben] = await connectCallers(url, 'John', 'Ben');
      const callId = await bringTo('ACTIVE', john, ben);
      expect(await john.rest.fails('reportQuality', { params: { callId }, body })).toMatchObject({ status: 400 });
    },
  );

  it('S4-E10 is refused before and after the call', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const params = { callId: await bringTo('RINGING', john, ben) };
    const body = { quality: 'BAD' };
    expect(await ben.rest.fails('reportQuality', { params, body })).toMatchObject({ status: 400 });
    await john.rest.ok('end', { params, body: {} });
    expect(await john.rest.fails('reportQuality', { params, body })).toMatchObject({ status: 400 });
  });
});

describe('what is measured', () => {
  /** John rings by this API, Ben answers in a browser, whose measurements the server gets. */
  const withBrowser = async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const browser = await createPerson(url, ben).connect();
    const { id: callId } = await initiate(john, ben);
    await browser.waitFor('call:incoming');
    await browser.ask('call:join', { callId, audioEnabled: true, videoEnabled: true });
    await john.socket.waitFor('call_accepted');
    return { john, browser, callId };
  };

  it.each([
    ['POOR', { connected: true, lossPercent: 5 }],
    ['BAD', { connected: true, lossPercent: 12 }],
    ['VERY_BAD', { connected: true, lossPercent: 40 }],
    ['VERY_BAD', { connected: false, lossPercent: 0 }],
  ] as const)('S4-E10 S4-L15 on the link of the other one gives a warning: %s', async (quality, report) => {
    const { john, browser, callId } = await withBrowser();
    await browser.ask('call:link-report', { callId, ...report });
    expect((await john.socket.waitFor('call_quality_warning')).data).toEqual({ callId, quality });
  });

  it('S4-E10 gives none while the link is good', async () => {
    const { john, browser, callId } = await withBrowser();
    await browser.ask('call:link-report', { callId, connected: true, lossPercent: 1 });
    await john.socket.settle();
    expect(john.socket.received('call_quality_warning')).toEqual([]);
  });
});
