import { beforeEach, describe, expect, it } from 'vitest';
import type { WireSeat } from '#renderer/client/catalog.ts';
import { createCallMemory } from '#renderer/features/call/model/call-memory.ts';
import type { CallActions, CallEntry, CallSession } from '#renderer/features/call/model/call-view.ts';
import { type FakeEngine, settle } from './fakes/fake-engine.ts';
import type { FakeMedia } from './fakes/fake-media.ts';
import { type FakeServer, refuse, wirePerson, wireSeat } from './fakes/fake-server.ts';
import type { FakeSfu } from './fakes/fake-sfu.ts';
import { actIn, createSessionScene, inCallOf, seatOfTwo } from './fakes/session-scene.ts';

const LIST = 'GET /api/conversations/:conversationId/calls';
const callId = 'call';

let scene: ReturnType<typeof createSessionScene>;
let server: FakeServer;
let sfu: FakeSfu;
let engine: FakeEngine;
let media: FakeMedia;
let storage: ReturnType<typeof createSessionScene>['storage'];
let session: CallSession;

const room = (routerId: string) => ({ routerId, rtpCapabilities: {} });
const other = () => wirePerson('p-other');
const both = (over: Partial<WireSeat> = {}) => seatOfTwo(over);
const open = async (entry?: CallEntry) => void (session = await scene.open(entry));
const view = () => session.view.getState();
const inCall = () => inCallOf(session);
const act = <N extends keyof CallActions>(name: N, ...given: Parameters<NonNullable<CallActions[N]>>) =>
  actIn(session, name, ...given);
const names = () => inCall().tiles.map(({ id }) => id);
const nothingLeft = () => {
  expect(engine.open).toEqual([]);
  expect(sfu.openTransports).toEqual([]);
  expect(engine.clock.pending).toBe(0);
  expect(engine.reports).toEqual([]);
};

beforeEach(() => {
  scene = createSessionScene();
  ({ server, sfu, engine, media, storage } = scene);
});

describe('getting in', () => {
  it('shows everybody and begins to connect', async () => {
    await open();
    expect(inCall()).toMatchObject({ mode: 'p2p', line: 'online', selfId: 'p-me' });
    expect(names()).toEqual(['p-me', 'p-other']);
    expect(engine.open.length).toBe(1);
    expect(server.asked.find(({ name }) => name === 'PATCH /api/me')?.payload).toEqual({ body: { language: 'fr' } });
  });

  it('waits for the line', async () => {
    server.goOffline();
    await open();
    expect(view().phase).toBe('joining');
    server.goOnline();
    await settle();
    expect(view().phase).toBe('inCall');
  });

  it('waits for the meeting to begin', async () => {
    server.when(LIST, () => ({ calls: [] }));
    await open({ kind: 'await', conversationId: 'conversation', title: 'Ward round' });
    expect(view()).toEqual({ phase: 'waitingForStart', title: 'Ward round' });
    server.when(LIST, () => ({ calls: [{ callId, status: 'initiated' }] }));
    server.say('available', { callId, conversationId: 'another' });
    await settle();
    expect(view().phase).toBe('waitingForStart');
    server.say('available', { callId, conversationId: 'conversation' });
    await settle();
    expect(view().phase).toBe('inCall');
  });

  it('waits to be let in', async () => {
    server.when('call:join', () => both({ waiting: true }));
    await open();
    expect(view()).toEqual({ phase: 'waitingForAdmission', title: 'Ward round' });
    expect(session.actions.getState().sendChat).toBeNull();
    server.say('started', { callId, mode: 'p2p', participants: [] });
    await settle();
    expect(view().phase).toBe('inCall');
  });

  it('tells why it failed, and lets go of the devices', async () => {
    server.when('call:join', refuse('MAX_PARTICIPANTS_REACHED'));
    await open();
    expect(view()).toMatchObject({ phase: 'failed', code: 'MAX_PARTICIPANTS_REACHED' });
    expect(media.closed).toBe(1);
  });

  it('misses nothing that is said while the answer is on its way', async () => {
    server.when('call:join', () => {
      server.say('participantJoined', { callId, participant: wirePerson('p-late'), totalParticipants: 3 });
      return both();
    });
    await open();
    expect(names()).toContain('p-late');
  });
});

describe('a call that rings', () => {
  const ringing = async () => {
    server.when('call:join', () => wireSeat({ status: 'initiated' }));
    await open();
  };

  it('says so until somebody answers', async () => {
    await ringing();
    expect(inCall().isRinging).toBe(true);
    server.say('participantJoined', { callId, participant: wirePerson('p-other'), totalParticipants: 2 });
    await settle();
    expect(inCall().isRinging).toBe(false);
  });

  it('tells who declined, and ends as declined', async () => {
    await ringing();
    server.say('rejected', { callId, userId: 'ben', username: 'Ben', reason: 'declined' });
    await settle();
    expect(inCall().notices).toMatchObject([{ key: 'declined', values: { name: 'Ben' } }]);
    server.say('ended', {
      ...{ callId, reason: 'normal', endedBy: 'ben', endedAt: '2026-01-01T10:00:00.000Z', duration: 0 },
    });
    expect(view()).toMatchObject({ phase: 'ended', why: 'declined' });
  });
});

describe('in the call', () => {
  it('follows who comes, goes and mutes', async () => {
    await open();
    server.say('participantJoined', { callId, participant: wirePerson('p-new'), totalParticipants: 3 });
    server.say('participantMediaState', {
      callId,
      participantId: 'p-new',
      username: 'p-new',
      audioEnabled: false,
      videoEnabled: true,
      screenShareEnabled: true,
    });
    await settle();
    expect(names()).toEqual(['p-me', 'p-new', 'p-new:screen', 'p-other']);
    expect(inCall().tiles.find(({ id }) => id === 'p-new')?.muted).toBe(true);
    expect(engine.open.length).toBe(2);
    server.say('participantLeft', {
      callId,
      participantId: 'p-new',
      username: 'p-new',
      leftAt: '2026-01-01T10:00:00.000Z',
      totalParticipants: 2,
      removed: false,
    });
    await settle();
    expect(names()).toEqual(['p-me', 'p-other']);
    expect(engine.open.length).toBe(1);
    expect(inCall().notices.map(({ key }) => key)).toEqual(['joined', 'screenStarted', 'left']);
  });

  it('tells the others what is on, and only when it changed', async () => {
    await open();
    await act('toggleMicrophone');
    await act('toggleScreen');
    media.store.setState({ speakerId: 'x' });
    await settle();
    const told = server.asked.filter(({ name }) => name === 'call:media-state-change').map(({ payload }) => payload);
    expect(told.map(({ audioEnabled, screenShareEnabled }) => [audioEnabled, screenShareEnabled])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
    expect(names()).toContain('p-me:screen');
  });

  it('ignores what is said of other calls', async () => {
    await open();
    server.say('ended', { callId: 'another', reason: 'normal', endedAt: '2026-01-01T10:00:00.000Z', duration: 1 });
    expect(view().phase).toBe('inCall');
  });

  it('lets only those direct who may', async () => {
    await open();
    expect(session.actions.getState().endForAll).not.toBeNull();
    session.close();
    server.when('call:resume', () => wireSeat({ participants: [wirePerson('p-me'), other()] }));
    await open();
    expect(session.actions.getState().endForAll).toBeNull();
    session.close();
    server.when('GET /api/conversations/:conversationId', () => ({ members: [{ userId: 'me', role: 'moderator' }] }));
    await open();
    expect(session.actions.getState().endForAll).not.toBeNull();
  });

  it('shows a refused action as a notice', async () => {
    await open();
    server.when('call:kick', refuse('PERMISSION_DENIED'));
    await act('remove', 'p-other');
    expect(inCall().notices.at(-1)).toMatchObject({ key: 'actionFailed', values: { message: 'refused' } });
  });

  it('tells once which device took over by itself', async () => {
    await open();
    const { microphone, camera } = media.store.getState();
    media.store.setState({ microphone: { ...microphone, tookOver: 'Headset' } });
    media.store.setState({ camera: { ...camera, tookOver: 'Webcam' } });
    await settle();
    expect(inCall().notices).toMatchObject([
      { key: 'microphoneTookOver', values: { name: 'Headset' } },
      { key: 'cameraTookOver', values: { name: 'Webcam' } },
    ]);
  });
});

const startSwitch = () =>
  server.say('modeSwitch', {
    callId,
    oldMode: 'p2p',
    newMode: 'sfu',
    reason: 'participant-count-changed',
    mediaServerConfig: room('r1'),
    switchDeadline: new Date(Date.now() + 10_000).toISOString(),
  });

describe('a change of the path', () => {
  it('builds, confirms, and drops the old one only then; tiles and mute stay', async () => {
    sfu.published = [{ producerId: 'p1', participantId: 'p-other', kind: 'video', source: 'camera' }];
    await open();
    await act('toggleMicrophone');
    const before = names();
    startSwitch();
    await settle();
    expect(inCall().mode).toBe('p2p');
    expect([...sfu.producers.values()].toSorted()).toEqual(['camera', 'microphone']);
    expect(server.asked.find(({ name }) => name === 'call:mode-switch-ack')?.payload).toMatchObject({ success: true });
    expect(engine.open.length).toBe(1);
    server.say('modeSwitchCompleted', { callId, mode: 'sfu' });
    engine.clock.advance(1_000);
    await settle();
    expect(inCall().mode).toBe('sfu');
    expect(engine.open).toEqual([]);
    expect(names()).toEqual(before);
    expect(inCall().tiles[0]?.muted).toBe(true);
  });

  it('that fails leaves everything as it was', async () => {
    await open();
    startSwitch();
    await settle();
    server.say('error', { callId, code: 'MODE_SWITCH_FAILED', message: '' });
    await settle();
    expect(inCall().mode).toBe('p2p');
    expect(sfu.openTransports).toEqual([]);
    expect(engine.open.length).toBe(1);
  });
});

describe('a lost line', () => {
  it('leaves the media alone, and takes the place back when the line is back', async () => {
    await open();
    server.goOffline();
    await settle();
    expect(inCall().line).toBe('reconnecting');
    expect(session.actions.getState()).toMatchObject({ endForAll: null });
    const [connection] = engine.open;
    server.when('call:resume', () => wireSeat({ participants: [wirePerson('p-me'), wirePerson('p-third')] }));
    await act('sendChat', 'hello');
    expect(inCall().chat.map(({ delivery }) => delivery)).toEqual(['failed']);
    server.when('call:chat-send', ({ text }) => ({
      message: {
        messageId: 'm1',
        callId,
        participantId: 'p-me',
        username: 'Ada',
        text,
        sentAt: '2026-01-01T10:00:00.000Z',
      },
    }));
    server.goOnline();
    await settle();
    expect(inCall()).toMatchObject({ line: 'online' });
    expect(names()).toEqual(['p-me', 'p-third']);
    expect(inCall().notices.map(({ key }) => key)).toEqual(['left', 'joined', 'backOnline']);
    expect(inCall().chat.map(({ delivery }) => delivery)).toEqual(['sent']);
    expect(connection?.connectionState).toBe('closed');
    expect(engine.open.length).toBe(1);
  });

  it('keeps a connection between two people through a restart of the server', async () => {
    await open();
    const [connection] = engine.open;
    server.goOffline();
    server.goOnline();
    await settle();
    expect(engine.open).toEqual([connection]);
  });

  it('tells again what is on, and repairs what is broken', async () => {
    server.when('call:join', () => both({ mode: 'sfu', mediaServerConfig: room('r1') }));
    server.when('call:resume', () => both({ mode: 'sfu', mediaServerConfig: room('r1') }));
    await open();
    const told = server.count('call:media-state-change');
    server.goOffline();
    sfu.find('send').become('disconnected');
    server.goOnline();
    await settle();
    expect(server.count('call:media-state-change')).toBe(told + 1);
    expect(sfu.find('send').restarts.length).toBe(1);
  });

  it('in SFU mode builds on the router of the new server', async () => {
    server.when('call:join', () => both({ mode: 'sfu', mediaServerConfig: room('r1') }));
    await open();
    expect(sfu.openTransports.length).toBe(2);
    server.when('call:resume', () => both({ mode: 'sfu', mediaServerConfig: room('r2') }));
    server.goOffline();
    server.goOnline();
    await settle();
    engine.clock.advance(1_000);
    await settle();
    expect(sfu.transports.length).toBe(4);
    expect(sfu.openTransports.length).toBe(2);
  });

  it('joins anew when the place was given away meanwhile', async () => {
    await open();
    server.when('call:resume', refuse('PERMISSION_DENIED'));
    server.when('call:join', () =>
      wireSeat({ participantId: 'p-again', participants: [wirePerson('p-again', { userId: 'me' }), other()] }),
    );
    server.goOffline();
    server.goOnline();
    await settle();
    expect(inCall().selfId).toBe('p-again');
    expect(engine.open.length).toBe(1);
  });

  it('ends when the call ended meanwhile', async () => {
    await open();
    server.when('call:resume', refuse('CALL_ENDED'));
    server.goOffline();
    server.goOnline();
    await settle();
    expect(view()).toMatchObject({ phase: 'ended', why: 'ended', canReturn: false });
    nothingLeft();
  });
});

describe('the end', () => {
  it('by leaving closes everything and forgets the call', async () => {
    await open();
    await act('leave');
    expect(server.asked.find(({ name }) => name === 'call:leave')?.payload).toEqual({ callId, participantId: 'p-me' });
    expect(view()).toMatchObject({ phase: 'ended', why: 'left', canReturn: true });
    expect(session.actions.getState().leave).toBeNull();
    expect(createCallMemory(storage).read()).toBeNull();
    expect(media.closed).toBe(1);
    nothingLeft();
  });

  it.each([
    ['being removed', () => server.say('error', { callId, code: 'KICKED', message: '' }), 'removed'],
    ['a withdrawn link', () => server.state.setState({ kind: 'refused', message: '' }, true), 'revoked'],
    ['another window', () => server.state.setState({ kind: 'replaced' }, true), 'replaced'],
    [
      'somebody else',
      () =>
        server.say('ended', {
          callId,
          reason: 'normal',
          endedBy: 'u-other',
          endedAt: '2026-01-01T10:00:00.000Z',
          duration: 9,
        }),
      'endedByOther',
    ],
  ] as const)('by %s', async (_name, happen, why) => {
    await open();
    happen();
    await settle();
    expect(view()).toMatchObject({ phase: 'ended', why });
    nothingLeft();
  });

  it('of the page leaves the place to be taken back, and the devices to their owner', async () => {
    await open();
    session.close();
    expect(server.count('call:leave')).toBe(0);
    expect(createCallMemory(storage).read()).toEqual({ callId, conversationId: 'conversation' });
    expect(media.closed).toBe(0);
    nothingLeft();
  });
});
