import { afterAll, describe, expect, it } from 'vitest';
import {
  type RequestName,
  type RouteName,
  type SessionScene,
  connectControl,
  createRest,
  enterControl,
  enterSession,
  invite,
  joinByWeb,
  openSession,
  toRestError,
  upload,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import type { RestWire } from '#test/support/drivers/catalog-rest.ts';
import { UNKNOWN_ID } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createMp4 } from '#test/support/videos/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

/** What somebody may do: make sessions, read one, add to it, invite into it, issue control tokens, steer it. */
type Power = 'make' | 'read' | 'add' | 'invite' | 'issue' | 'steer';
const READER: readonly Power[] = ['read', 'add'];
const OPERATOR: readonly Power[] = [...READER, 'invite', 'steer'];
const MASTER: readonly Power[] = [...OPERATOR, 'issue', 'make'];

/** Every kind of token with its powers over one session. */
const KINDS = {
  'the account that made it': MASTER,
  'an administrator': MASTER,
  'a control token': OPERATOR,
  'a participant token': READER,
  'the session token of a guest': READER,
  'another account': ['make'],
  'a control token of another session': [],
  'a participant token of another session': [],
  'an expired control token': [],
  'an expired participant token': [],
  'a withdrawn participant token': [],
  'the participant token of somebody removed': [],
  'the media secret': [],
  'an altered account token': [],
  'a made-up token': [],
  'no token': [],
} as const satisfies Record<string, readonly Power[]>;
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

/** Waits until a token with the shortest life is over. */
const expired = async ({ params }: SessionScene, token: string): Promise<string> => {
  const isOpen = async () => (await createRest(url, token).send('getSession', { params })).status === 200;
  await expect.poll(isOpen, { timeout: 5_000 }).toBe(false);
  return token;
};

/** Makes a token of each kind only when it is asked for. */
const tokenOf: Record<Kind, (scene: SessionScene, people: Cast) => Promise<string | undefined> | string | undefined> = {
  'the account that made it': ({ maker }) => maker.token,
  'an administrator': () => server.ready.owner.token,
  'a control token': ({ controlToken }) => controlToken,
  'a participant token': (_scene, { ada }) => ada.token,
  'the session token of a guest': (_scene, { guest }) => guest.person.token,
  'another account': async () => (await openSession(url)).maker.token,
  'a control token of another session': async () => (await openSession(url)).controlToken,
  'a participant token of another session': async () => invite(await openSession(url)),
  'an expired control token': async (scene) => {
    const { params, maker } = scene;
    return expired(scene, (await maker.control.ok('issueControlToken', { params, body: { expires_in: 1 } })).token);
  },
  'an expired participant token': async (scene) => {
    const { params, control } = scene;
    return expired(scene, (await control.ok('issueParticipantToken', { params, body: { expires_in: 1 } })).token);
  },
  'a withdrawn participant token': async ({ params, control }) => {
    const { token, invitation_id } = await control.ok('issueParticipantToken', { params });
    await control.ok('withdrawInvitation', { params: { ...params, invitation_id } });
    return token;
  },
  'the participant token of somebody removed': async (scene) => {
    const eve = await enterSession(scene, 'Eve');
    await scene.control.ok('removeParticipant', { params: scene.params, body: { participant_id: eve.id } });
    return eve.token;
  },
  'the media secret': () => server.ready.mediaSecret,
  'an altered account token': ({ maker }) => `${maker.token.slice(0, -4)}AAAA`,
  'a made-up token': () => 'x'.repeat(43),
  'no token': () => undefined,
};

const cast = async () => {
  const scene = await openSession(url);
  const ada = await enterSession(scene, 'Ada');
  const guest = await joinByWeb(scene, 'Ben');
  const { invitation_id } = await scene.control.ok('issueParticipantToken', { params: scene.params });
  return { scene, people: { ada, guest, invitation_id } };
};
type Cast = Awaited<ReturnType<typeof cast>>['people'];

interface Rule {
  readonly power: Power;
  readonly wire?: (scene: SessionScene, people: Cast) => RestWire;
  /** What those with the power get; 200 unless something else is to be seen. */
  readonly status?: number;
}

const here = ({ params }: SessionScene): RestWire => ({ params });
const about = (body: (people: Cast) => unknown) => (scene: SessionScene, people: Cast) => ({
  params: scene.params,
  body: body(people),
});
const aboutAda = about(({ ada }) => ({ participant_id: ada.id }));

/** Every route of the catalog; the one that ends the session is asked last. A new route does not compile until it is here. */
const ROUTES: Readonly<Record<Exclude<RouteName, 'uploadVideoFile'>, Rule>> = {
  createSession: { power: 'make', wire: () => ({}) },
  listSessions: { power: 'make', wire: () => ({}) },
  getSession: { power: 'read', wire: here },
  listScreenShares: { power: 'read', wire: here },
  listVideoFiles: { power: 'read', wire: here },
  issueParticipantToken: { power: 'invite', wire: here },
  issueControlToken: { power: 'issue', wire: here },
  mute: { power: 'steer', wire: aboutAda },
  unmute: { power: 'steer', wire: aboutAda },
  muteAll: { power: 'steer', wire: here },
  unmuteAll: { power: 'steer', wire: here },
  lockSession: { power: 'steer', wire: about(() => ({ locked: true })) },
  admitParticipant: { power: 'steer', wire: about(() => ({ participant_id: UNKNOWN_ID })), status: 404 },
  readLog: { power: 'steer', wire: here },
  listInvitations: { power: 'steer', wire: here },
  withdrawInvitation: {
    power: 'steer',
    wire: ({ params }, { invitation_id }) => ({ params: { ...params, invitation_id } }),
  },
  removeParticipant: { power: 'steer', wire: about(({ guest }) => ({ participant_id: guest.id })) },
  endSession: { power: 'steer', wire: here },
};

describe('the powers of tokens over REST', () => {
  it.each(kinds)('S3-L10 S3-L13 S3-L14 S3-X28 %s', async (kind) => {
    const { scene, people } = await cast();
    const token = await tokenOf[kind](scene, people);
    const powers: readonly Power[] = KINDS[kind];
    const rest = createRest(url, token);
    const shared = await upload(scene, { token, content: createMp4(1000) });
    expect(shared.status).toBe(powers.includes('add') ? 200 : 401);
    for (const [route, { power, wire, status = 200 }] of Object.entries(ROUTES)) {
      const answer = await rest.send(route as RouteName, wire?.(scene, people));
      const expected = powers.includes(power) ? status : 401;
      expect({ route, status: answer.status }).toEqual({ route, status: expected });
      if (expected === 401) expect(toRestError(answer).code).toBe('UNAUTHORIZED');
    }
  });
});

const OPENERS: ReadonlySet<Kind> = new Set(['a control token', 'a participant token', 'the session token of a guest']);

describe('the connections of the namespace', () => {
  it.each(kinds)('S3-L11 S3-L13 S3-L14 S3-X28 are opened only by tokens of one session: %s', async (kind) => {
    const { scene, people } = await cast();
    const token = await tokenOf[kind](scene, people);
    if (OPENERS.has(kind) || kind === 'a participant token of another session') {
      const { state } = await enterControl(url, token ?? '', kind);
      expect(state.session.session_id === scene.id).toBe(OPENERS.has(kind));
    } else if (kind === 'a control token of another session') {
      const { state } = await enterControl(url, token ?? '', kind);
      expect(state.session.session_id).not.toBe(scene.id);
    } else if (kind === 'the participant token of somebody removed') {
      const socket = await connectControl(url, token, kind);
      await socket.closed();
      expect(socket.received('session_state')).toEqual([]);
    } else {
      await expect(connectControl(url, token)).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } });
    }
  });
});

type Role = 'operator' | 'participant' | 'both';
const at = (participant_id: string) => ({ participant_id });

/** Every command of the namespace: whose it is, and how it is said. A new one does not compile until it is here. */
const COMMANDS: Readonly<Record<RequestName, readonly [Role, (id: string) => unknown]>> = {
  sync_clock: ['both', () => ({})],
  list_streams: ['both', () => ({})],
  create_transport: ['both', () => ({ direction: 'receive' })],
  connect_transport: ['both', () => ({ transport_id: 'none', dtls_parameters: {} })],
  restart_ice: ['both', () => ({ transport_id: 'none' })],
  close_transport: ['both', () => ({ transport_id: 'none' })],
  receive_stream: ['both', () => ({ producer_id: 'none', rtp_capabilities: {} })],
  adjust_stream: ['both', () => ({ consumer_id: 'none', paused: true })],
  drop_stream: ['both', () => ({ consumer_id: 'none' })],
  publish_stream: ['participant', () => ({ transport_id: 'none', kind: 'audio', rtp_parameters: {} })],
  withdraw_stream: ['both', () => ({ producer_id: 'none' })],
  media_state: ['participant', () => ({ audio: false })],
  mute_participant: ['operator', at],
  unmute_participant: ['operator', at],
  mute_all: ['operator', () => ({})],
  unmute_all: ['operator', () => ({})],
  lock_session: ['operator', () => ({ locked: false })],
  video_control: ['operator', () => ({ file_id: 'none', action: 'play' })],
  admit_participant: ['operator', () => at('none')],
  leave_session: ['participant', () => ({})],
  remove_participant: ['operator', at],
  end_session: ['operator', () => ({})],
};

describe('the powers of connections', () => {
  it.each(['operator', 'participant'] as const)('S3-L10 S3-L14 S3-X28 of the %s', async (role) => {
    const scene = await openSession(url);
    const operator = await watch(scene);
    const ada = await enterSession(scene, 'Ada');
    const socket = role === 'operator' ? operator : ada.socket;
    for (const [name, [owner, payload]] of Object.entries(COMMANDS)) {
      const answer = await socket.send(name, payload(ada.id));
      const isRefused = answer.code === 'UNAUTHORIZED';
      expect({ name, isRefused }).toEqual({ name, isRefused: owner !== 'both' && owner !== role });
    }
  });

  it('S3-L9 operators send nothing into the session, not even on a transport of somebody else', async () => {
    const scene = await openSession(url);
    const operator = await watch(scene);
    const ada = await enterSession(scene, 'Ada');
    expect(await operator.refused('create_transport', { direction: 'send' })).toMatchObject({ code: 'UNAUTHORIZED' });
    const { transport_id } = await ada.socket.ask('create_transport', { direction: 'send' });
    const published = { transport_id, kind: 'audio', rtp_parameters: {} };
    expect(await operator.refused('publish_stream', published)).toMatchObject({ code: 'UNAUTHORIZED' });
    expect(await operator.refused('close_transport', { transport_id })).toMatchObject({ code: 'UNAUTHORIZED' });
  });
});
