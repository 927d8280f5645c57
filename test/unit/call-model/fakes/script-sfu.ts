import type { FakeServer } from './fake-server.ts';
import type { FakeSfu } from './fake-sfu.ts';

const value = async <T>(answer: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> => {
  const result = await answer;
  if (!result.ok) throw new Error('MEDIA_SERVER_ERROR');
  return result.value;
};

/** Lets the server answer questions about media out of the SFU's books. */
export const scriptSfu = (server: FakeServer, sfu: FakeSfu): void => {
  server
    .when('media:create-transport', async ({ direction }) => {
      const { id, ...rest } = await value(sfu.createTransport(direction === 'send' ? 'send' : 'receive'));
      return { transportId: id, ...rest };
    })
    .when('media:close-transport', ({ transportId }) => value(sfu.closeTransport(String(transportId))))
    .when('media:restart-ice', async ({ transportId }) => ({
      iceParameters: await value(sfu.restartIce(String(transportId))),
    }))
    .when('media:tracks', async () => ({ tracks: await value(sfu.listTracks()) }))
    .when('media:produce', async (request) => ({ producerId: await value(sfu.produce(request as never)) }))
    .when('consume', async (request) => {
      const { id, ...rest } = await value(sfu.consume(request as never));
      return { consumerId: id, ...rest };
    });
};
