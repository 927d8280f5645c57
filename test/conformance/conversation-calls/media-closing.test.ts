import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '#test/support/server/index.ts';
import { mediaClient, openListening, openPublishing } from './support/media-scene.ts';

const server = await startServer();
afterAll(() => server.close());

const UNKNOWN_ID = 'f'.repeat(24);
const notFound = { status: 404, code: 'NOT_FOUND' };

describe('closing', () => {
  it('S0-R14 S0-E24 S0-L6 closes a producer and tells the others', async () => {
    const { media, ada, ben, producerId, adasId, callId } = await openPublishing(server);
    const params = { producerId };
    const { status, body } = await media.send('closeProducer', { params });
    expect({ status, body }).toEqual({ status: 200, body: { success: true, message: 'Producer closed' } });
    const told = await ben.socket.waitFor('producer-closed');
    expect(told).toEqual({ callId, producerId, participantId: adasId });
    await ada.socket.settle();
    expect(ada.socket.received('producer-closed')).toEqual([]);
    expect(await media.fails('closeProducer', { params })).toMatchObject(notFound);
  });

  it('S0-R15 S0-L6 closes a consumer', async () => {
    const { media, consumerId } = await openListening(server);
    const params = { consumerId };
    const { status, body } = await media.send('closeConsumer', { params });
    expect({ status, body }).toEqual({ status: 200, body: { success: true, message: 'Consumer closed' } });
    expect(await media.fails('closeConsumer', { params })).toMatchObject(notFound);
  });

  it('S0-R16 S0-E24 S0-L6 closes a transport with all that it carries', async () => {
    const { media, ben, transportId, producerId, receiveId, consumerId } = await openListening(server);
    const params = { transportId };
    const { status, body } = await media.send('closeTransport', { params });
    expect({ status, body }).toEqual({ status: 200, body: { success: true, message: 'Transport closed' } });
    expect(await ben.socket.waitFor('producer-closed')).toMatchObject({ producerId });
    for (const gone of [
      await media.fails('closeTransport', { params }),
      await media.fails('closeProducer', { params: { producerId } }),
      await media.fails('closeConsumer', { params: { consumerId } }),
    ]) {
      expect(gone).toMatchObject(notFound);
    }
    expect((await media.send('closeTransport', { params: { transportId: receiveId } })).status).toBe(200);
  });

  it('S0-R17 S0-L6 deletes a router with everything in it', async () => {
    const { media, routerId, transportId, producerId, consumerId } = await openListening(server);
    const params = { routerId };
    const { status, body } = await media.send('deleteRouter', { params });
    expect({ status, body }).toEqual({ status: 200, body: { success: true, message: 'Router deleted' } });
    for (const gone of [
      await media.fails('deleteRouter', { params }),
      await media.fails('closeTransport', { params: { transportId } }),
      await media.fails('closeProducer', { params: { producerId } }),
      await media.fails('closeConsumer', { params: { consumerId } }),
      await media.fails('createTransport', { params, body: { participantId: UNKNOWN_ID, direction: 'send' } }),
    ]) {
      expect(gone).toMatchObject(notFound);
    }
  });

  it('S0-R14 S0-R15 S0-R16 S0-R17 S0-X35 does not find what never was', async () => {
    const media = mediaClient(server);
    const all = await Promise.all([
      media.fails('closeProducer', { params: { producerId: UNKNOWN_ID } }),
      media.fails('closeConsumer', { params: { consumerId: UNKNOWN_ID } }),
      media.fails('closeTransport', { params: { transportId: UNKNOWN_ID } }),
      media.fails('deleteRouter', { params: { routerId: UNKNOWN_ID } }),
    ]);
    for (const error of all) expect(error).toMatchObject(notFound);
  });
});

describe('the end', () => {
  it('S0-L50 of a call takes its router and all objects along', async () => {
    const { media, ada, callId, routerId, transportId, producerId, consumerId } = await openListening(server);
    await ada.rest.ok('endCall', { params: { callId } });
    for (const gone of [
      await media.fails('deleteRouter', { params: { routerId } }),
      await media.fails('closeTransport', { params: { transportId } }),
      await media.fails('closeProducer', { params: { producerId } }),
      await media.fails('closeConsumer', { params: { consumerId } }),
    ]) {
      expect(gone).toMatchObject(notFound);
    }
  });

  it('S0-L50 S0-E24 of a stay in a call takes the own objects along, and no others', async () => {
    const { media, ada, ben, callId, adasId, transportId, producerId, receiveId } = await openListening(server);
    await ada.rest.ok('leaveCall', { params: { callId, participantId: adasId } });
    expect(await ben.socket.waitFor('producer-closed')).toMatchObject({ producerId, participantId: adasId });
    expect(await media.fails('closeTransport', { params: { transportId } })).toMatchObject(notFound);
    expect((await media.send('closeTransport', { params: { transportId: receiveId } })).status).toBe(200);
  });
});
