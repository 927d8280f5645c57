import { afterAll, describe, expect, it } from 'vitest';
import {
  type SessionScene,
  createRest,
  enterControl,
  enterSession,
  openSession,
  upload,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import { callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createMp4 } from '#test/support/videos/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const read = ({ control, params }: SessionScene, query: Record<string, string> = {}) =>
  control.ok('readLog', { params, query });

/** Ada and Ben came, one was muted, the other left. */
const eventful = async () => {
  const scene = await openSession(url, 'Ward round');
  const operator = await watch(scene);
  const ada = await enterSession(scene, 'Ada');
  const ben = await enterSession(scene, 'Ben');
  await operator.ask('mute_participant', { participant_id: ada.id });
  await ben.socket.ask('leave_session');
  await operator.waitFor('participant_left');
  return { scene, operator, ada, ben };
};

describe('the log of a session', () => {
  it('has everything that happened, in order and with the time', async () => {
    const { scene, ada } = await eventful();
    const { entries, has_more } = await read(scene);
    expect(entries.map(({ type, participant_name }) => [type, participant_name])).toEqual([
      ['session_created', undefined],
      ['operators_changed', undefined],
      ['invitation_made', 'Ada'],
      ['invitation_used', 'Ada'],
      ['participant_joined', 'Ada'],
      ['invitation_made', 'Ben'],
      ['invitation_used', 'Ben'],
      ['participant_joined', 'Ben'],
      ['mute_gate_closed', 'Ada'],
      ['participant_muted', 'Ada'],
      ['participant_left', 'Ben'],
    ]);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_entry, index) => index + 1));
    expect(has_more).toBe(false);
    const times = entries.map(({ timestamp }) => Date.parse(timestamp));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(Date.now() - Math.max(...times)).toBeLessThan(30_000);
    expect(entries.find(({ type }) => type === 'mute_gate_closed')).toMatchObject({ participant_id: ada.id });
  });

  it('says who began the session, and which operator did what', async () => {
    const scene = await openSession(url);
    const ada = await enterSession(scene, 'Ada');
    const root = createRest(url, server.ready.owner.token);
    const { token } = await root.ok('issueControlToken', { params: scene.params });
    const { socket: operator } = await enterControl(url, token, 'owner');
    const body = { participant_id: ada.id };
    await operator.ask('mute_participant', body);
    await scene.control.ok('unmute', { params: scene.params, body });
    await scene.maker.control.ok('lockSession', { params: scene.params, body: { locked: true } });
    await upload(scene, { token, content: createMp4(2000), filename: 'round.mp4' });
    await ada.socket.ask('media_state', { video: true });
    await root.ok('removeParticipant', { params: scene.params, body });
    operator.close();
    const left = async () => (await read(scene, { type: 'operators_changed' })).entries.length;
    await expect.poll(left).toBe(2);
    await scene.control.ok('endSession', { params: scene.params });
    const { entries } = await read(scene);
    const acted = entries.filter(({ actor_name }) => actor_name !== undefined);
    expect(acted.map(({ type, actor_name, details }) => [type, actor_name, details['change']])).toEqual([
      ['session_created', 'maker', undefined],
      ['invitation_made', 'maker', undefined],
      ['operators_changed', 'Owner', 'came'],
      ['mute_gate_closed', 'Owner', undefined],
      ['participant_muted', 'Owner', undefined],
      ['mute_gate_opened', 'maker', undefined],
      ['participant_unmuted', 'maker', undefined],
      ['session_locked', 'maker', undefined],
      ['video_file_shared', 'Owner', undefined],
      ['participant_removed', 'Owner', undefined],
      ['operators_changed', 'Owner', 'left'],
      ['session_ended', 'maker', undefined],
    ]);
    // What people do themselves is nobody else's doing.
    const own = entries.filter(({ actor_name }) => actor_name === undefined);
    expect(own.map(({ type }) => type)).toEqual(['invitation_used', 'participant_joined', 'camera_on']);
  });

  it('is told to every operator line by line, the same as it is read', async () => {
    const scene = await openSession(url);
    const first = await watch(scene);
    const { token } = await scene.maker.control.ok('issueControlToken', { params: scene.params });
    const { socket: second } = await enterControl(url, token, 'second');
    const ada = await enterSession(scene, 'Ada');
    await upload(scene, { token: scene.controlToken, content: createMp4(2000), filename: 'round.mp4' });
    for (const operator of [first, second])
      await operator.waitFor('log_written', ({ entry }) => entry.type === 'video_file_shared');
    const { entries } = await read(scene);
    const told = second.received('log_written').map(({ entry }) => entry);
    expect(entries.slice(-told.length)).toEqual(told);
    expect(first.received('log_written').slice(-told.length)).toEqual(second.received('log_written'));
    expect(entries.at(-1)?.details).toMatchObject({ filename: 'round.mp4', duration_ms: 2000 });
    await ada.socket.settle();
    expect(ada.socket.received('log_written')).toEqual([]);
    expect(ada.socket.received('invitation_changed')).toEqual([]);
  });

  it('is found by kind, person and time, a page at a time', async () => {
    const { scene, ben } = await eventful();
    const all = (await read(scene)).entries;
    const comings = await read(scene, { type: 'participant_joined,participant_left' });
    expect(comings.entries).toEqual(all.filter(({ type }) => /^participant_(joined|left)$/.test(type)));
    const bens = await read(scene, { participant_id: ben.id });
    expect(bens.entries.map(({ type }) => type)).toEqual(['participant_joined', 'participant_left']);
    const since = all[4]?.timestamp ?? '';
    const later = await read(scene, { from: since });
    expect(later.entries).toEqual(all.filter(({ timestamp }) => timestamp >= since));
    expect((await read(scene, { until: '2020-01-01T00:00:00.000Z' })).entries).toEqual([]);
    const pages: unknown[] = [];
    for (let after = 0; ; after += 4) {
      const page = await read(scene, { after: String(after), limit: '4' });
      pages.push(...page.entries);
      if (!page.has_more) break;
    }
    expect(pages).toEqual(all);
  });

  it.each<Record<string, string>>([
    { type: 'nonsense' },
    { limit: '0' },
    { limit: '1001' },
    { after: '-1' },
    { from: 'yesterday' },
  ])('S3-X25 is not read with %j', async (query) => {
    const { control, params } = await openSession(url);
    expect(await control.fails('readLog', { params, query })).toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
    });
  });

  it('outlives a killed server and the session itself', async () => {
    const { scene } = await eventful();
    const before = (await read(scene)).entries;
    await server.kill();
    await server.start();
    const operator = await watch(scene);
    await operator.waitFor('log_written');
    await operator.ask('end_session');
    const { entries } = await read(scene);
    expect(entries.slice(0, before.length)).toEqual(before);
    expect(entries.at(-1)).toMatchObject({ type: 'session_ended', details: { reason: 'normal' } });
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_entry, index) => index + 1));
  });

  it('is kept of calls that other APIs began as well', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], title: 'Round' });
    const { ada, ben } = people;
    const { callId } = await callWith(ada, [ben], conversationId);
    await ben.socket.ask('call:leave', { callId });
    const { entries } = await createRest(url, ada.token).ok('readLog', { params: { session_id: callId } });
    expect(entries.map(({ type, participant_name }) => `${type} ${participant_name}`)).toContain(
      'participant_joined ben',
    );
    expect(entries).toContainEqual(expect.objectContaining({ type: 'participant_left', participant_name: 'ben' }));
  });
});
