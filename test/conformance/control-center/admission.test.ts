import { afterAll, describe, expect, it } from 'vitest';
import {
  type SessionScene,
  connectControl,
  createRest,
  enterSession,
  invite,
  joinByWeb,
  openSession,
  upload,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import { createPerson, createRest as createCallsRest } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createMp4 } from '#test/support/videos/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;
const JOIN = { audioEnabled: true, videoEnabled: true };

/** Ada is in, an operator watches, and then the door is shut. */
const locked = async () => {
  const scene = await openSession(url);
  const operator = await watch(scene);
  const ada = await joinByWeb(scene, 'Ada');
  await operator.waitFor('participant_joined', ({ participant_id }) => participant_id === ada.id);
  await scene.control.ok('lockSession', { params: scene.params, body: { locked: true } });
  expect(await operator.waitFor('session_locked')).toMatchObject({ locked: true });
  await ada.socket.waitFor('call:locked', ({ locked: isLocked }) => isLocked);
  return { scene, operator, ada };
};

/** Somebody comes by the web client and has to wait. */
const knock = async (scene: SessionScene, name: string) => {
  const { data } = await createCallsRest(url).ok('enterShareLink', {
    params: { token: await invite(scene, name) },
    body: { name },
  });
  const person = createPerson(url, { id: data.user.id, name, token: data.sessionToken });
  const socket = await person.connect();
  const seat = await socket.ask('call:join', { callId: scene.id, ...JOIN });
  expect(seat.waiting).toBe(true);
  return { id: seat.participantId, person, socket };
};

const namesIn = async ({ control, params }: SessionScene) =>
  (await control.ok('getSession', { params })).participants.map(({ name }) => name);

describe('a locked session', () => {
  it('lets an operator decide about whoever is new; only then they are in it', async () => {
    const { scene, operator } = await locked();
    const ben = await knock(scene, 'Ben');
    const asked = await operator.waitFor('admission_requested');
    expect(asked).toMatchObject({ participant_id: ben.id, waiter: { participant_id: ben.id, name: 'Ben' } });
    expect(await namesIn(scene)).toEqual(['Ada']);
    const { waiting } = await scene.control.ok('getSession', { params: scene.params });
    expect(waiting).toEqual([asked.waiter]);
    expect(await ben.socket.refused('media:tracks', { callId: scene.id })).toBeDefined();
    await operator.ask('admit_participant', { participant_id: ben.id });
    await ben.socket.waitFor('call:started');
    expect(await operator.waitFor('participant_joined')).toMatchObject({ participant_id: ben.id });
    expect(await namesIn(scene)).toEqual(['Ada', 'Ben']);
  });

  it('keeps out for good whom an operator refuses', async () => {
    const { scene, operator } = await locked();
    const eve = await knock(scene, 'Eve');
    const body = { participant_id: eve.id, admitted: false };
    await scene.control.ok('admitParticipant', { params: scene.params, body });
    expect(await operator.waitFor('admission_closed')).toMatchObject({ participant_id: eve.id, reason: 'refused' });
    expect(await eve.socket.waitFor('call:error')).toMatchObject({ callId: scene.id });
    expect(await eve.socket.refused('call:join', { callId: scene.id, ...JOIN })).toMatchObject({
      code: 'KICKED',
    });
    expect(operator.received('participant_left')).toEqual([]);
    expect(await namesIn(scene)).toEqual(['Ada']);
    const again = await scene.control.fails('admitParticipant', { params: scene.params, body });
    expect(again).toMatchObject({ status: 404, code: 'PARTICIPANT_NOT_FOUND' });
  });

  it('forgets whoever goes while waiting', async () => {
    const { scene, operator } = await locked();
    const ben = await knock(scene, 'Ben');
    await operator.waitFor('admission_requested');
    ben.socket.close();
    expect(await operator.waitFor('admission_closed')).toMatchObject({ participant_id: ben.id, reason: 'withdrawn' });
    const { waiting } = await scene.control.ok('getSession', { params: scene.params });
    expect(waiting).toEqual([]);
  });

  it('lets all in who wait once it is unlocked', async () => {
    const { scene, operator } = await locked();
    const guests = await Promise.all(['Ben', 'Cleo'].map((name) => knock(scene, name)));
    await operator.ask('lock_session', { locked: false });
    for (const { socket } of guests) await socket.waitFor('call:started');
    expect(new Set(await namesIn(scene))).toEqual(new Set(['Ada', 'Ben', 'Cleo']));
  });

  it('lets those back who only lost the connection', async () => {
    const { scene, operator, ada } = await locked();
    ada.socket.close();
    await operator.waitFor('participant_left');
    const socket = await ada.person.connect();
    await socket.ask('call:resume', { callId: scene.id });
    expect(await namesIn(scene)).toEqual(['Ada']);
    await socket.ask('call:leave', { callId: scene.id });
    expect(await socket.ask('call:join', { callId: scene.id, ...JOIN })).toMatchObject({ waiting: true });
  });

  it('tells whoever comes over the namespace to wait, and the whole state once they are in', async () => {
    const { scene, operator } = await locked();
    const token = await invite(scene, 'Dora');
    const dora = await connectControl(url, token, 'Dora');
    const { participant_id } = await dora.waitFor('admission_pending');
    expect(dora.received('session_state')).toEqual([]);
    expect(await dora.refused('list_streams')).toMatchObject({ code: 'UNAUTHORIZED' });
    const refused = await upload(scene, { token, content: createMp4(1000) });
    expect(refused).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
    await operator.ask('admit_participant', { participant_id });
    const state = await dora.waitFor('session_state');
    expect(state).toMatchObject({ role: 'participant', participant_id, session: { locked: true } });
    expect(state).not.toHaveProperty('invitations');
    await dora.settle();
    expect(dora.received('session_state')).toHaveLength(1);
  });

  it('is opened by nobody but operators', async () => {
    const { scene } = await locked();
    const ben = await knock(scene, 'Ben');
    const body = { participant_id: ben.id };
    const byGuest = createRest(url, ben.person.token);
    expect(await byGuest.fails('admitParticipant', { params: scene.params, body })).toMatchObject({ status: 401 });
    expect(await ben.socket.refused('call:admit', { callId: scene.id, participantId: ben.id })).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
  });

  it('shows those who wait to an operator who comes later', async () => {
    const { scene, operator } = await locked();
    const ben = await knock(scene, 'Ben');
    await operator.waitFor('admission_requested');
    const other = await watch(scene);
    const [state] = other.received('session_state');
    expect(state?.session.waiting).toMatchObject([{ participant_id: ben.id, name: 'Ben' }]);
    await scene.control.ok('lockSession', { params: scene.params, body: { locked: false } });
    await enterSession(scene, 'Cleo');
  });
});
