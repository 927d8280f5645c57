import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { RoomStay } from '#renderer/app/appointments/room-stay.ts';
import { MeetStay } from '#renderer/app/meet/meet-model.ts';
import { routes } from '#renderer/client/catalog.ts';
import type { WaitingRoomView } from '#renderer/features/appointments/model/door-state.ts';
import type { WaitingRoom } from '#renderer/features/appointments/model/waiting-room.ts';
import { createInviteLinks, createMediaChoice } from '#renderer/features/lobby/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { NOON, appointment } from '../support/appointments.ts';
import { FakeConnection } from '../support/fake-connection.ts';
import { fakeMedia } from '../support/fake-media.ts';
import { FakeRest } from '../support/fake-rest.ts';
import { fakeSession, inCall, tile } from '../support/fake-session.ts';
import { ada, CONVERSATION, identityOf, nobody } from '../support/people.ts';
import { createQuietRing } from '../support/quiet-ring.ts';

const line = new FakeConnection();

type Open = Extract<WaitingRoomView, { kind: 'open' }>;

const openDoor = (part: 'client' | 'provider'): Open => ({
  kind: 'open',
  appointment: appointment(),
  part,
  closesAt: NOON,
  conversationId: CONVERSATION,
  isClientWaiting: false,
  failure: null,
});
const over = (): WaitingRoomView => ({ kind: 'over', appointment: appointment({ status: 'Completed' }) });
const tooLate = (): WaitingRoomView => ({
  ...{ kind: 'shut', reason: 'tooLate', appointment: appointment(), part: 'provider', opensAt: NOON, closesAt: NOON },
});
const both = () => inCall({ tiles: [tile('self', { isSelf: true }), tile('other')] });

/** A waiting room that shows what the test says, and writes down what it was asked. */
const fakeRoom = () => {
  const store = createStore<WaitingRoomView>(() => ({ kind: 'loading' }));
  const asked: string[] = [];
  const note = (what: string) => async () => void asked.push(what);
  const room: WaitingRoom = {
    store,
    ...{ open: note('open'), load: note('load'), letIn: note('letIn'), begin: note('begin'), end: note('end') },
    knock: async () => true,
    stopKnocking: () => undefined,
    close: () => void asked.push('close'),
  };
  return { room, asked, show: (view: WaitingRoomView) => store.setState(view, true) };
};

const open = (entersAtOnce = false, letIn?: () => Promise<boolean>) => {
  const { room, asked, show } = fakeRoom();
  const session = fakeSession({ phase: 'joining' });
  const media = fakeMedia();
  const rest = new FakeRest().on(routes.getConversation, () =>
    ok({
      ...{ conversationId: CONVERSATION, type: 'group' as const, title: 'Individual', lobby: false, members: [] },
      createdAt: '2026-11-20T10:00:00.000Z',
    }),
  );
  const live = { store: createStore(() => null), take: async () => null, close: () => undefined };
  const services = {
    account: { identity: identityOf(ada), refused: createStore(() => false), rest },
    guest: { identity: nobody(), refused: createStore(() => false), rest },
  };
  const createStay = vi.fn(
    () =>
      new MeetStay({
        services: {
          ...services,
          live: { ...live, take: async () => line },
          invites: createInviteLinks(rest),
          server: { url: '', origin: 'https://host', fingerprint: null },
          connect: async () => line,
          ring: createQuietRing(),
        },
        ...{ conversationId: CONVERSATION, callId: null, media, choice: createMediaChoice() },
        ...{ language: 'en', title: 'Session with John', load: async () => chunk },
        ...(letIn ? { letIn } : {}),
      }),
  );
  const chunk = { createCallSession: () => session };
  const stay = new RoomStay({ room, createStay, entersAtOnce });
  stay.open();
  const meet = () => {
    const view = stay.store.getState();
    return view.kind === 'inside' ? view.stay.store.getState() : null;
  };
  const enter = async () => {
    await vi.waitFor(() => expect(meet()?.phase).toBe('lobby'));
    const lobby = meet();
    if (lobby?.phase === 'lobby') lobby.join?.();
    await vi.waitFor(() => expect(meet()?.phase).toBe('call'));
  };
  return { stay, asked, show, session, media, createStay, meet, enter, kind: () => stay.store.getState().kind };
};

describe('the address of a waiting room', () => {
  it('shows the waiting room while the door is shut, and the lobby behind it when it opens', async () => {
    const { stay, show, meet, createStay } = open();
    show(tooLate());
    expect(stay.store.getState()).toMatchObject({ kind: 'outside', view: { kind: 'shut' } });
    expect(createStay).not.toHaveBeenCalled();
    show(openDoor('client'));
    await vi.waitFor(() => expect(meet()).toMatchObject({ phase: 'lobby', title: 'Session with John' }));
  });

  it('keeps the lobby while the client waits, and goes on into the call when let in', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const { show, meet, kind, createStay } = open(false, () => promise);
    show(openDoor('client'));
    await vi.waitFor(() => expect(meet()?.phase).toBe('lobby'));
    const lobby = meet();
    if (lobby?.phase === 'lobby') lobby.join?.();
    show({ kind: 'waiting', appointment: appointment(), closesAt: NOON, conversationId: CONVERSATION });
    expect(kind()).toBe('outside');
    show(openDoor('client'));
    resolve(true);
    await vi.waitFor(() => expect(meet()?.phase).toBe('call'));
    expect(createStay).toHaveBeenCalledOnce();
  });

  it('comes back to the lobby when the client was not let in', async () => {
    const { show, meet } = open(false, async () => false);
    show(openDoor('client'));
    await vi.waitFor(() => expect(meet()?.phase).toBe('lobby'));
    const lobby = meet();
    if (lobby?.phase === 'lobby') lobby.join?.();
    await vi.waitFor(() => expect(meet()).toMatchObject({ phase: 'lobby', join: expect.any(Function) }));
  });

  it('goes straight into the call when asked to', async () => {
    const { show, meet } = open(true);
    show(openDoor('provider'));
    await vi.waitFor(() => expect(meet()?.phase).toBe('call'));
  });

  it('leaves nobody outside who is in the call when the door shuts', async () => {
    const { show, enter, session, kind } = open();
    show(openDoor('provider'));
    await enter();
    session.view.setState(both(), true);
    show(tooLate());
    expect(kind()).toBe('inside');
    session.view.setState({ phase: 'ended', why: 'left', durationMs: 1, canReturn: true }, true);
    expect(kind()).toBe('outside');
  });

  it('shows how long it was once the call has ended', async () => {
    const { stay, show, enter, session, kind } = open();
    show(openDoor('client'));
    await enter();
    session.view.setState(both(), true);
    show(over());
    expect(kind()).toBe('inside');
    session.view.setState({ phase: 'ended', why: 'endedByOther', durationMs: 1, canReturn: false }, true);
    expect(stay.store.getState()).toMatchObject({ kind: 'outside', view: { kind: 'over' } });
  });
});

describe('the session', () => {
  it('is begun by the provider’s side as soon as both are there, and not before', async () => {
    const { show, enter, session, asked } = open();
    show(openDoor('provider'));
    await enter();
    session.view.setState(inCall({ tiles: [tile('self', { isSelf: true })] }), true);
    expect(asked).toEqual(['open']);
    session.view.setState(both(), true);
    expect(asked).toEqual(['open', 'begin']);
  });

  it('is ended by the provider who ends the call for all, and by nobody who only leaves', async () => {
    for (const [why, expected] of [
      ['ended', ['open', 'begin', 'end']],
      ['left', ['open', 'begin']],
    ] as const) {
      const { show, enter, session, asked } = open();
      show(openDoor('provider'));
      await enter();
      session.view.setState(both(), true);
      session.view.setState({ phase: 'ended', why, durationMs: 1, canReturn: false }, true);
      expect(asked).toEqual(expected);
    }
  });

  it('is neither begun nor ended by the client’s side', async () => {
    const { show, enter, session, asked } = open();
    show(openDoor('client'));
    await enter();
    session.view.setState(both(), true);
    session.view.setState({ phase: 'ended', why: 'ended', durationMs: 1, canReturn: false }, true);
    expect(asked).toEqual(['open']);
  });
});
