import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import {
  type RouteName,
  callWith,
  connectSocket,
  createInvitation,
  createRest,
  enterAsGuest,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';
import { mediaClient, mediaCodecs, openMediaScene } from './support/media-scene.ts';

const server = await startServer();
afterAll(() => server.close());

const unauthorized = { status: 401, code: 'UNAUTHORIZED' };
const routes = Object.entries(conversationCalls.routes) as [RouteName, (typeof conversationCalls.routes)[RouteName]][];
const withAuth = (auth: string) => routes.filter(([, route]) => route.auth === auth);

/** Parameters of any route, from its own example. */
const exampleOf = (route: RouteName) => {
  const { example } = conversationCalls.routes[route];
  const { params, body } = example as { params?: Record<string, string>; body?: unknown };
  return { params, body };
};

describe('the media secret', () => {
  it.each(withAuth('mediaSecret').map(([name]) => name))(
    'S0-L5 S0-X33 is needed for %s: neither a user, a guest, another secret nor nobody may ask',
    async (route) => {
      const { people, conversationId } = await createWorld({ server, accounts: ['ada'], offline: ['ada'] });
      const guest = await enterAsGuest(server.url, await createInvitation(people.ada, conversationId), 'Gina');
      const others = [people.ada.rest, guest.rest, createRest(server.url, 'another secret'), createRest(server.url)];
      for (const rest of others) expect(await rest.fails(route, exampleOf(route))).toMatchObject(unauthorized);
      const owner = createRest(server.url, server.ready.owner.token);
      expect(await owner.fails(route, exampleOf(route))).toMatchObject(unauthorized);
    },
  );

  it.each(withAuth('bearer').map(([name]) => name))('S0-L5 S0-X33 opens nothing else: %s', async (route) => {
    expect(await mediaClient(server).fails(route, exampleOf(route))).toMatchObject(unauthorized);
  });

  it('S0-L5 signs no socket in', async () => {
    const token = server.ready.mediaSecret;
    await expect(connectSocket(server.url, { auth: { token } })).rejects.toThrow('AUTHENTICATION_FAILED');
    const socket = await connectSocket(server.url);
    expect(await socket.refused('authenticate', { token })).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('S0-L5 is the one that the operator chose', async () => {
    const other = await startServer({ env: { BECKON_MEDIA_SECRET: 'chosen-by-the-operator' } });
    onTestFinished(() => other.close());
    expect(other.ready.mediaSecret).toBe('chosen-by-the-operator');
    const params = { producerId: 'unknown' };
    const asked = createRest(other.url, 'chosen-by-the-operator').fails('closeProducer', { params });
    expect(await asked).toMatchObject({ status: 404 });
  });
});

/** A worker program that does not start while the file `broken` exists. */
const createFragileWorker = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beckon-worker-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const program = join(folder, 'worker.sh');
  const broken = join(folder, 'broken');
  const script = `#!/bin/sh\n[ -e '${broken}' ] && exit 1\nexec '${process.env['MEDIASOUP_WORKER_BIN'] ?? ''}' "$@"\n`;
  await writeFile(program, script);
  await chmod(program, 0o755);
  return { program, break: () => writeFile(broken, ''), mend: () => rm(broken) };
};

/** Takes all child processes of this process away. */
const killChildren = async (pid: number): Promise<void> => {
  const { stdout } = await promisify(execFile)('pgrep', ['-P', String(pid)]);
  for (const child of stdout.trim().split('\n')) process.kill(Number(child), 'SIGKILL');
};

describe.skipIf(process.platform === 'win32')('without a media worker', () => {
  it('S0-X40 S0-L33 says so, keeps calls peer-to-peer, and works again when a worker is back', async () => {
    const worker = await createFragileWorker();
    const fragile = await startServer({ env: { MEDIASOUP_WORKER_BIN: worker.program } });
    onTestFinished(() => fragile.close());
    const { people, conversationId } = await createWorld({ server: fragile, accounts: ['ada', 'ben', 'cleo'] });
    const { ada, ben, cleo } = people;
    const { callId } = await callWith(ada, [ben], conversationId);
    const media = mediaClient(fragile);
    await worker.break();
    await killChildren(fragile.ready.pid);

    const unavailable = { status: 503, code: 'SERVICE_UNAVAILABLE' };
    const router = { body: { callId, mediaCodecs } };
    const refused = () => media.send('createRouter', router).then(({ status }) => expect(status).toBe(503));
    await vi.waitFor(refused, { timeout: 5_000 });
    expect(await media.fails('createRouter', router)).toMatchObject(unavailable);
    const byHand = await ada.rest.fails('switchMode', { params: { callId }, body: { mode: 'sfu' } });
    expect(byHand).toMatchObject(unavailable);
    const joined = await cleo.socket.ask('call:join', { callId, audioEnabled: true, videoEnabled: true });
    expect(joined.mode).toBe('p2p');

    await worker.mend();
    const works = () => media.ok('createRouter', router);
    await vi.waitFor(works, { timeout: 20_000, interval: 200 });
  });

  it('S0-L50 S0-X35 a worker that dies takes its objects along, while the call gets another router', async () => {
    const crashing = await startServer();
    onTestFinished(() => crashing.close());
    const { ada, ben, media, callId, routerId, adasId, openTransport } = await openMediaScene(crashing);
    const switching = ben.socket.waitFor('call:mode-switch');
    await ada.rest.ok('switchMode', { params: { callId }, body: { mode: 'sfu' } });
    await switching;
    for (const { socket } of [ada, ben]) socket.emit('call:mode-switch-ack', { callId, success: true });
    await ada.socket.waitFor('call:mode-switch-completed');
    const { transportId } = await openTransport(adasId, 'send');
    await killChildren(crashing.ready.pid);
    const moved = await ada.socket.waitFor('call:media-moved');
    expect(moved.mediaServerConfig.routerId).not.toBe(routerId);
    expect(await media.fails('closeTransport', { params: { transportId } })).toMatchObject({ status: 404 });
    expect(await ada.socket.ask('media:create-transport', { callId, direction: 'send' })).toMatchObject({
      sctpParameters: null,
    });
  });
});
