import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { connectControl } from '#test/support/drivers/control-center/index.ts';
import { type Person, createPerson } from '#test/support/drivers/conversation-calls/index.ts';
import { createCaller } from '#test/support/drivers/direct-calls/index.ts';
import {
  connectSocket as connectPlatform,
  createRest as createPlatformRest,
} from '#test/support/drivers/platform/index.ts';
import { connectSocket as connectRoom } from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { type DialectName, type Stage, openStage } from './support/stage.ts';

const server = await startServer();
afterAll(() => server.close());

type Account = Pick<Person, 'id' | 'name' | 'token'>;
/** Goes to the door of the call by one way in; gives the answer, as that API words it. */
type Knock = (stage: Stage, account: Account) => Promise<unknown>;

interface Way {
  readonly dialect: DialectName;
  readonly knock: Knock;
  readonly answer: object;
}

const closeLater = <Socket extends { close(): void }>(socket: Socket): Socket => {
  onTestFinished(() => socket.close());
  return socket;
};

/** Rings somebody who then answers by the socket of two-person calls. */
const answerRing: Knock = async ({ url, callId, ring }, account) => {
  const socket = closeLater(await createCaller(url, account).connect());
  await ring(account.id);
  await socket.waitFor('call_invitation', ({ data }) => data.callId === callId);
  socket.send('call.accept', { callId });
  return (await socket.waitFor('call_error')).payload;
};

/** Every way into a call that is not a token for it; those that can say that somebody has to wait come first. */
const ways: Readonly<Record<string, Way>> = {
  'call:join': {
    dialect: 'conversation-calls',
    answer: { waiting: true },
    async knock({ url, callId }, account) {
      const socket = closeLater(await createPerson(url, account).connect());
      return socket.ask('call:join', { callId, audioEnabled: true, videoEnabled: true });
    },
  },
  'call:accept': {
    dialect: 'conversation-calls',
    answer: { waiting: true },
    async knock({ url, callId, ring }, account) {
      const socket = closeLater(await createPerson(url, account).connect());
      await ring(account.id);
      await socket.waitFor('call:incoming');
      return socket.ask('call:accept', { callId, audioEnabled: true, videoEnabled: true });
    },
  },
  'join-room of a booked session': {
    dialect: 'session-rooms',
    answer: { code: 'PERMISSION_DENIED' },
    async knock({ url, roomId }, { name, token }) {
      const socket = closeLater(await connectRoom(url, { owner: name, auth: { token } }));
      socket.emit('join-room', { roomId });
      return socket.waitFor('error');
    },
  },
  'join-room of the platform': {
    dialect: 'platform',
    answer: { success: false, errorCode: 'FORBIDDEN' },
    async knock({ url, callId }, { name, token }) {
      const socket = closeLater(await connectPlatform(url, token));
      return socket.ask('join-room', { roomId: callId, userData: { name } });
    },
  },
  'call.accept of a two-person call': {
    dialect: 'direct-calls',
    answer: { errorType: 'unauthorized' },
    knock: answerRing,
  },
  'POST /api/v1/calls/:callId/accept': {
    dialect: 'direct-calls',
    answer: { status: 403 },
    async knock({ url, callId, ring }, account) {
      await ring(account.id);
      return createCaller(url, account).rest.fails('accept', { params: { callId } });
    },
  },
};

const lock = async ({ control, callId }: Stage): Promise<void> => {
  await control.ok('lockSession', { params: { session_id: callId }, body: { locked: true } });
};

const read = async ({ control, callId }: Stage) => {
  const { participants, waiting } = await control.ok('getSession', { params: { session_id: callId } });
  return { participants: participants.map(({ name }) => name), waiting: waiting.map(({ name }) => name) };
};

describe('a locked call', () => {
  it.each(Object.entries(ways))(
    'is entered by nobody without an operator: %s',
    async (_name, { knock, dialect, answer }) => {
      const stage = await openStage(server);
      await lock(stage);
      const zoe = await stage.account(dialect, 'Zoe');
      expect(await knock(stage, zoe)).toMatchObject(answer);
      const { participants, waiting } = await read(stage);
      expect(participants).toEqual([]);
      expect(waiting).toHaveLength(dialect === 'conversation-calls' ? 1 : 0);
    },
  );

  it('is entered by nobody with a participant token either', async () => {
    const stage = await openStage(server);
    await lock(stage);
    const params = { session_id: stage.callId };
    const { token } = await stage.control.ok('issueParticipantToken', { params, body: { name: 'Zoe' } });
    const socket = closeLater(await connectControl(stage.url, token, 'Zoe'));
    await socket.waitFor('admission_pending');
    expect(await read(stage)).toEqual({ participants: [], waiting: ['Zoe'] });
  });

  it.each([
    ['join-room of a booked session', 'session-rooms'],
    ['join-room of the platform', 'platform'],
  ] as const)('keeps whoever waits by one API from coming in by another: %s', async (name, dialect) => {
    const stage = await openStage(server);
    await lock(stage);
    const zoe = await stage.account(dialect, 'Zoe');
    await ways['call:join']?.knock(stage, zoe);
    expect(await ways[name]?.knock(stage, zoe)).toMatchObject(ways[name]?.answer ?? {});
    expect((await read(stage)).participants).toEqual([]);
  });

  it('S2-R17 is entered by nobody over REST, also by whoever waits already', async () => {
    const stage = await openStage(server);
    const { url, control } = stage;
    const [host, zoe] = [await stage.account('platform', 'Host'), await stage.account('platform', 'Zoe')];
    const { data } = await createPlatformRest(url, host.token).ok('createCall', {
      body: { callType: 'video', title: 'Team Meeting', inviteUserIds: [zoe.id] },
    });
    const params = { callId: data.call.id };
    await control.ok('lockSession', { params: { session_id: data.call.id }, body: { locked: true } });
    const rest = createPlatformRest(url, zoe.token);
    expect(await rest.fails('joinCall', { params, body: {} })).toMatchObject({ httpStatus: 403 });
    const socket = closeLater(await createPerson(url, zoe).connect());
    const join = { callId: data.call.id, audioEnabled: true, videoEnabled: true };
    expect(await socket.ask('call:join', join)).toMatchObject({ waiting: true });
    expect(await rest.fails('joinCall', { params, body: {} })).toMatchObject({ httpStatus: 403 });
  });
});
