import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { MeetStay } from '#renderer/app/meet/meet-model.ts';
import { entryFor, titleOf } from '#renderer/app/meet/meet-person.ts';
import { routes } from '#renderer/client/catalog.ts';
import type { Identity, ReplyData } from '#renderer/client/client-types.ts';
import { createInviteLinks, createMediaChoice } from '#renderer/features/lobby/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { FakeConnection } from './support/fake-connection.ts';
import { fakeMedia } from './support/fake-media.ts';
import { FakeRest } from './support/fake-rest.ts';
import { fakeSession, inCall } from './support/fake-session.ts';
import { ada, CALL, CONVERSATION, identityOf, nobody } from './support/people.ts';
import { createQuietRing } from './support/quiet-ring.ts';

const guest: Identity = {
  kind: 'guest',
  token: 'guest-token',
  user: { id: CALL, username: 'Cy', isAnonymous: true },
  conversationId: CONVERSATION,
  shareToken: 'kfd-wmqx-tzr',
};

const member = (userId: string, username: string) => ({ userId, username, role: 'member' as const });

const meetingOf = (title: string): ReplyData<typeof routes.getConversation> => ({
  conversationId: CONVERSATION,
  type: 'group',
  title,
  lobby: false,
  createdAt: '2026-11-20T10:00:00.000Z',
  members: [],
});

const server = () => new FakeRest().on(routes.getConversation, () => ok(meetingOf('Ward round')));

interface Opening {
  readonly account?: Identity;
  readonly visitor?: Identity;
  readonly callId?: string;
  readonly dialed?: 'video' | 'audio';
  readonly rest?: FakeRest;
}

const open = async ({ account, visitor, callId, dialed, rest = server() }: Opening) => {
  const leave = vi.fn(async () => undefined);
  const session = fakeSession({ phase: 'joining' }, { leave });
  const createCallSession = vi.fn(() => session);
  const guestLine = new FakeConnection();
  const line = new FakeConnection();
  const live = { store: createStore(() => line), take: vi.fn(async () => line), close: () => undefined };
  const media = fakeMedia();
  const choice = createMediaChoice();
  const ring = createQuietRing();
  const stay = new MeetStay({
    conversationId: CONVERSATION,
    callId: callId ?? null,
    dialed: dialed ? { type: dialed } : null,
    services: {
      account: { identity: account ? identityOf(account) : nobody(), rest },
      guest: { identity: visitor ? identityOf(visitor) : nobody(), rest },
      live,
      invites: createInviteLinks(rest),
      server: { url: '', origin: 'https://host:8787', fingerprint: null },
      connect: async () => guestLine,
      ring,
    },
    media,
    choice,
    language: 'en',
    load: async () => ({ createCallSession }),
  });
  await stay.open();
  return { stay, ring, session, createCallSession, live, line, guestLine, media, choice, leave };
};

const enter = async (opening: Opening) => {
  const opened = await open(opening);
  const view = opened.stay.store.getState();
  if (view.phase === 'lobby') view.join?.();
  await vi.waitFor(() => expect(opened.stay.store.getState().phase).toBe('call'));
  return opened;
};

describe('how to get in', () => {
  const meeting = { conversationId: CONVERSATION, title: 'Ward round', callId: null, type: 'video' } as const;

  it('a member begins the call or joins the running one', () => {
    expect(entryFor(ada, meeting)).toEqual({ kind: 'start', conversationId: CONVERSATION, type: 'video' });
  });

  it('a guest waits for it', () => {
    expect(entryFor(guest, meeting)).toEqual({ kind: 'await', conversationId: CONVERSATION, title: 'Ward round' });
  });

  it('a known call is joined, whoever it is', () => {
    expect(entryFor(guest, { ...meeting, callId: CALL })).toEqual({ kind: 'join', callId: CALL });
  });
});

describe('what a meeting is called', () => {
  const conversation = { ...meetingOf('Ward round'), members: [member(ada.user.id, 'Ada'), member(CALL, 'Ben')] };

  it('by its title', () => {
    expect(titleOf(conversation, ada)).toBe('Ward round');
  });

  it('by the others without one', () => {
    expect(titleOf({ ...conversation, title: ' ' }, ada)).toBe('Ben');
  });
});

describe('the address of a meeting', () => {
  it('turns strangers away', async () => {
    expect((await open({})).stay.store.getState()).toEqual({ phase: 'stranger' });
  });

  it('turns guests of another meeting away', async () => {
    const { stay } = await open({ visitor: { ...guest, conversationId: CALL } });
    expect(stay.store.getState()).toEqual({ phase: 'stranger' });
  });

  it('says why when the server does not know it', async () => {
    const { stay } = await open({ account: ada, rest: new FakeRest() });
    expect(stay.store.getState()).toMatchObject({ phase: 'failed', failure: { code: 'NOT_FOUND' } });
  });

  it('shows the lobby, and the call after joining', async () => {
    const { stay, createCallSession, line } = await enter({ account: ada });
    expect(stay.store.getState()).toMatchObject({ phase: 'call', title: 'Ward round' });
    expect(createCallSession).toHaveBeenCalledWith(
      expect.objectContaining({ connection: line, entry: expect.objectContaining({ kind: 'start' }) }),
    );
  });

  it('skips the lobby when this tab was in the call', async () => {
    const { stay, createCallSession } = await open({ account: ada, callId: CALL });
    expect(stay.store.getState().phase).toBe('call');
    expect(createCallSession).toHaveBeenCalledWith(expect.objectContaining({ entry: { kind: 'join', callId: CALL } }));
  });

  it.each([
    ['video', true],
    ['audio', false],
  ] as const)('begins a %s call that was asked for elsewhere at once, with the camera on: %s', async (type, camera) => {
    const { stay, createCallSession, media } = await open({ account: ada, dialed: type });
    expect(stay.store.getState().phase).toBe('call');
    expect(createCallSession).toHaveBeenCalledWith(
      expect.objectContaining({ entry: { kind: 'start', conversationId: CONVERSATION, type } }),
    );
    expect(media.store.getState()).toMatchObject({ microphone: { on: true }, camera: { on: camera } });
  });

  it('gives guests a line of their own and closes it when they go', async () => {
    const { stay, guestLine, live, leave } = await enter({ visitor: guest });
    expect(live.take).not.toHaveBeenCalled();
    await stay.close();
    expect(leave).toHaveBeenCalledOnce();
    expect(guestLine.closed).toBe(true);
  });

  it('never closes the line of the account', async () => {
    const { stay, line } = await enter({ account: ada });
    await stay.close();
    expect(line.closed).toBe(false);
  });

  it('comes back into the same call after leaving it', async () => {
    const { stay, session, createCallSession } = await enter({ account: ada });
    session.view.setState(inCall({ callId: CALL }), true);
    session.view.setState({ phase: 'ended', why: 'left', durationMs: 1, canReturn: true }, true);
    await stay.enter();
    expect(createCallSession).toHaveBeenLastCalledWith(
      expect.objectContaining({ entry: { kind: 'join', callId: CALL } }),
    );
  });

  it('remembers microphone and camera when they are switched, not when the devices are let go', async () => {
    const { stay, media, choice } = await enter({ account: ada });
    await media.setMicrophone(true);
    await media.setCamera(false);
    stay.rememberDevices();
    await media.setMicrophone(false);
    expect(choice.read()).toEqual({ microphone: true, camera: false });
  });

  it('starts the devices again on coming back', async () => {
    const { stay, media } = await enter({ account: ada });
    await media.setMicrophone(false);
    await stay.enter();
    expect(media.store.getState().microphone.on).toBe(true);
  });

  it('invites with the link a guest came by', async () => {
    const { stay } = await open({ visitor: guest });
    expect(await stay.getInvite()).toEqual({ ok: true, value: 'https://host:8787/join/kfd-wmqx-tzr' });
  });

  it('needs no ring of what it waits for, and every ring again afterwards', async () => {
    const { stay, ring, session } = await enter({ account: ada });
    session.view.setState({ phase: 'waitingForTime', title: 'Ward round', startsAt: 0, host: 'Ben' }, true);
    expect(ring.hushed.at(-1)).toBe(CONVERSATION);
    session.view.setState(inCall(), true);
    expect(ring.hushed.at(-1)).toBeNull();
    await stay.close();
    expect(ring.hushed.at(-1)).toBeNull();
  });
});
