import { afterAll, describe, expect, it } from 'vitest';
import {
  type ControlSocket,
  createRest,
  enterControl,
  joinByWeb,
  openSession,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import { type CallSocket, callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { opusParameters, simulcastParameters } from '#test/support/media/rtp-parameters.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

/** Publishes a microphone and a camera in three sizes; gives the ids of the streams. */
const publish = async (socket: CallSocket, callId: string) => {
  const { transportId } = await socket.ask('media:create-transport', { callId, direction: 'send' });
  const sound = { kind: 'audio', source: 'microphone', rtpParameters: opusParameters() } as const;
  const picture = { kind: 'video', source: 'camera', rtpParameters: simulcastParameters() } as const;
  const { producerId: microphone } = await socket.ask('media:produce', { transportId, ...sound });
  const { producerId: camera } = await socket.ask('media:produce', { transportId, ...picture });
  return { microphone, camera };
};

const receive = async (operator: ControlSocket, producer_id: string, rtp_capabilities: unknown, more: object = {}) =>
  operator.ask('receive_stream', { producer_id, rtp_capabilities, ...more });

/** A session with two people who send, and an operator who has a way to receive. */
const watched = async () => {
  const scene = await openSession(url);
  const ada = await joinByWeb(scene, 'Ada');
  const ben = await joinByWeb(scene, 'Ben');
  const [adas, bens] = [await publish(ada.socket, scene.id), await publish(ben.socket, scene.id)];
  const { socket: operator, state } = await enterControl(url, scene.controlToken, 'operator');
  const capabilities = state.router?.rtp_capabilities;
  return { scene, ada, ben, adas, bens, operator, state, capabilities };
};

/** How many live objects of the media server the metrics count. */
const gauge = async (name: 'transports' | 'consumers'): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  const [, figure] = new RegExp(`^beckon_media_${name} (\\d+)$`, 'm').exec(text) ?? [];
  if (figure === undefined) throw new Error(`The metrics say nothing of ${name}`);
  return Number(figure);
};

describe('an operator who watches', () => {
  it('S3-L9 receives the media of everybody, and nobody counts the operator', async () => {
    const { scene, ada, ben, adas, bens, operator, state, capabilities } = await watched();
    const all = [adas, bens].flatMap(({ microphone, camera }) => [microphone, camera]);
    expect(state.streams.map(({ producer_id }) => producer_id)).toEqual(all);
    expect(state.ice_servers).toMatchObject([{ urls: expect.stringMatching(/^stun:/) }]);
    const transport = await operator.ask('create_transport', { direction: 'receive' });
    expect(transport.ice_candidates.length).toBeGreaterThan(0);
    const received = [];
    for (const { producer_id } of state.streams) received.push(await receive(operator, producer_id, capabilities));
    expect(received.map(({ participant_id, source }) => [participant_id, source])).toEqual([
      [ada.id, 'microphone'],
      [ada.id, 'camera'],
      [ben.id, 'microphone'],
      [ben.id, 'camera'],
    ]);
    for (const { paused, rtp_parameters } of received) {
      expect(paused).toBe(false);
      expect(rtp_parameters).toMatchObject({ encodings: [{ ssrc: expect.any(Number) }] });
    }
    const { participants } = await scene.control.ok('getSession', { params: scene.params });
    expect(participants.map(({ participant_id }) => participant_id)).toEqual([ada.id, ben.id]);
    const { data } = await ben.person.rest.ok('getCall', { params: { callId: scene.id } });
    expect(data.participants).toHaveLength(2);
    const tracks = await ben.socket.ask('media:tracks', { callId: scene.id });
    expect(JSON.stringify(tracks)).not.toContain('operator');
    await ben.socket.settle();
    expect(ben.socket.received('call:participant-joined')).toEqual([]);
    expect(ben.socket.received('call:operators').at(-1)).toMatchObject({ operators: 1 });
  });

  it('hears of streams that begin and end while watching', async () => {
    const scene = await openSession(url);
    const operator = await watch(scene);
    const ada = await joinByWeb(scene, 'Ada');
    const { camera } = await publish(ada.socket, scene.id);
    const told = await operator.waitFor('stream_published', ({ source }) => source === 'camera');
    expect(told).toMatchObject({ producer_id: camera, participant_id: ada.id, kind: 'video', paused: false });
    await ada.socket.ask('media:close-producer', { producerId: camera });
    expect(await operator.waitFor('stream_closed')).toMatchObject({ producer_id: camera, participant_id: ada.id });
    expect((await operator.ask('list_streams')).streams.map(({ source }) => source)).toEqual(['microphone']);
  });

  it('pauses, resumes, enlarges and drops what is seen, and what is gone is known no more', async () => {
    const { adas, operator, capabilities } = await watched();
    await operator.ask('create_transport', { direction: 'receive' });
    const { consumer_id, paused } = await receive(operator, adas.camera, capabilities, { paused: true });
    expect(paused).toBe(true);
    await operator.ask('adjust_stream', { consumer_id, paused: false });
    await operator.ask('adjust_stream', { consumer_id, spatial_layer: 2 });
    await operator.ask('drop_stream', { consumer_id });
    expect(await operator.refused('adjust_stream', { consumer_id, paused: true })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    const large = await receive(operator, adas.camera, capabilities, { spatial_layer: 2 });
    expect(large.consumer_id).not.toBe(consumer_id);
  });

  it('cannot touch what another operator receives, nor receive from another session', async () => {
    const { scene, adas, operator, capabilities } = await watched();
    const other = await watched();
    await operator.ask('create_transport', { direction: 'receive' });
    const { consumer_id } = await receive(operator, adas.camera, capabilities);
    const { token } = await scene.maker.control.ok('issueControlToken', { params: scene.params });
    const { socket: second } = await enterControl(url, token, 'second');
    await second.ask('create_transport', { direction: 'receive' });
    for (const command of ['adjust_stream', 'drop_stream'])
      expect(await second.refused(command, { consumer_id })).toMatchObject({ code: 'UNAUTHORIZED' });
    const foreign = { producer_id: other.adas.camera, rtp_capabilities: capabilities };
    expect(await operator.refused('receive_stream', foreign)).toMatchObject({ code: 'UNAUTHORIZED' });
    await receive(second, adas.camera, capabilities);
  });

  it('leaves nothing behind in the media server', async () => {
    const { operator, adas, capabilities } = await watched();
    const before = { transports: await gauge('transports'), consumers: await gauge('consumers') };
    await operator.ask('create_transport', { direction: 'receive' });
    await receive(operator, adas.camera, capabilities);
    await expect.poll(() => gauge('consumers')).toBe(before.consumers + 1);
    operator.close();
    await expect.poll(() => gauge('consumers')).toBe(before.consumers);
    expect(await gauge('transports')).toBe(before.transports);
  });

  it('receives the media of a call between peers too, once it has moved to the media server', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], title: 'Round' });
    const { ada, ben } = people;
    const { callId } = await callWith(ada, [ben], conversationId);
    const admin = createRest(url, server.ready.owner.token);
    const { sessions } = await admin.ok('listSessions');
    expect(sessions.map(({ session_id }) => session_id)).toContain(callId);
    const { token } = await admin.ok('issueControlToken', { params: { session_id: callId } });
    const { socket: operator, state } = await enterControl(url, token, 'operator');
    expect(state).toMatchObject({ role: 'control', streams: [], session: { name: 'Round' } });
    for (const { socket } of [ada, ben]) {
      expect(await socket.waitFor('call:mode-switch')).toMatchObject({ newMode: 'sfu' });
      await socket.ask('call:mode-switch-ack', { callId, success: true });
    }
    const { camera } = await publish(ben.socket, callId);
    await operator.waitFor('stream_published', ({ producer_id }) => producer_id === camera);
    await operator.ask('create_transport', { direction: 'receive' });
    const received = await receive(operator, camera, state.router?.rtp_capabilities);
    expect(received).toMatchObject({ source: 'camera', kind: 'video' });
    const { data } = await ada.rest.ok('getCall', { params: { callId } });
    expect(data.participants).toHaveLength(2);
  });
});
