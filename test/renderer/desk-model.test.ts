import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { requests } from '#shared/ipc/index.ts';
import { type DeskBridge, type Look, createDeskModel } from '#renderer/app/desktop/desk-model.ts';
import type { RecentCallsState } from '#renderer/features/history/index.ts';
import type { RingView } from '#renderer/features/incoming/index.ts';
import type { DeskCommand, DeskReport } from '#renderer/platform/index.ts';
import { fakeMedia, inputOff } from './support/fake-media.ts';
import { fakeSession, inCall, tile } from './support/fake-session.ts';
import { CALL, CONVERSATION } from './support/people.ts';

const quiet: DeskReport = {
  call: null,
  rings: [],
  missedCount: null,
  language: 'en',
  theme: 'system',
  wantsNotices: true,
};

const open = () => {
  let command: (command: DeskCommand) => void = () => undefined;
  const reports: DeskReport[] = [];
  const bridge: DeskBridge = {
    ask: {
      async deskReport(report) {
        // As the bridge does.
        reports.push(requests.deskReport.input.parse(report));
        return undefined;
      },
    },
    on: {
      deskCommanded(listener) {
        command = listener;
        return () => undefined;
      },
    },
  };
  const look = createStore<Look>(() => ({ language: 'en', theme: 'system', wantsNotices: true }));
  const ring = createStore<RingView>(() => ({ kind: 'quiet' }));
  const recent = createStore<RecentCallsState>(() => ({ kind: 'loading' }));
  const desk = createDeskModel(bridge, look);
  desk.follow({ ring: { store: ring }, recent: { store: recent } });
  return { desk, look, ring, recent, reports, command: (given: DeskCommand) => command(given) };
};

const settled = () => new Promise<void>((resolve) => queueMicrotask(resolve));

const ringing = (answer = vi.fn(), decline = vi.fn()): Extract<RingView, { kind: 'ringing' }> => ({
  kind: 'ringing',
  callId: CALL,
  conversationId: CONVERSATION,
  callerName: 'Grace',
  callerAvatar: undefined,
  type: 'audio',
  answer,
  answerWithoutCamera: null,
  decline,
  others: [],
});

const held = (...session: Parameters<typeof fakeSession>) => ({
  session: fakeSession(...session),
  title: 'Plans',
  onDevices: vi.fn(),
});

describe('what the desktop is told', () => {
  it('is said once at the start, and then only what changed', async () => {
    const { recent, look, reports } = open();
    await settled();
    expect(reports).toEqual([quiet]);
    recent.setState({ kind: 'ready', calls: [], unseenMissed: 3 }, true);
    await settled();
    recent.setState({ kind: 'ready', calls: [], unseenMissed: 3 }, true);
    await settled();
    look.setState({ language: 'fr', theme: 'dark', wantsNotices: false }, true);
    await settled();
    expect(reports.slice(1)).toEqual([
      { ...quiet, missedCount: 3 },
      { ...quiet, missedCount: 3, language: 'fr', theme: 'dark', wantsNotices: false },
    ]);
  });

  it('is the call once it is entered, until it ends or its screen is left', async () => {
    const { desk, reports } = open();
    const media = fakeMedia({ microphone: { ...inputOff, on: true }, camera: { ...inputOff, problem: 'missing' } });
    const call = held({ phase: 'joining' }, {}, media);
    const release = desk.hold(call);
    await settled();
    expect(reports.at(-1)?.call).toBeNull();
    const chat = [
      { id: 'a', name: 'Grace', isSelf: false, text: 'Hello', sentAt: 1, delivery: 'sent' },
      { id: 'b', name: 'Ada', isSelf: true, text: 'Hi', sentAt: 2, delivery: 'sent' },
    ] as const;
    const tiles = [
      tile('self', { isSelf: true }),
      tile('grace'),
      tile('grace', { id: 'grace:screen', kind: 'screen' }),
    ];
    call.session.view.setState(inCall({ startedAt: 5, tiles, chat, unreadChat: 1 }), true);
    await settled();
    expect(reports.at(-1)?.call).toEqual({
      title: 'Plans',
      peopleCount: 2,
      microphone: 'on',
      camera: 'none',
      since: 5,
      unreadCount: 1,
      message: { id: 'a', from: 'Grace', text: 'Hello' },
    });
    await media.setMicrophone(false);
    await settled();
    expect(reports.at(-1)?.call?.microphone).toBe('off');
    release();
    await settled();
    expect(reports.at(-1)?.call).toBeNull();
    const count = reports.length;
    await media.setMicrophone(true);
    await settled();
    expect(reports).toHaveLength(count);
  });

  it('has the messages that came in during the call, also those that are read at once, and none from before', async () => {
    const { desk, reports } = open();
    const line = (id: string) => ({ id, name: 'Ben', isSelf: false, text: id, sentAt: 1, delivery: 'sent' }) as const;
    const call = held(inCall());
    desk.hold(call);
    call.session.view.setState(inCall({ chat: [line('old')] }), true);
    await settled();
    expect(reports.at(-1)?.call?.message).toBeNull();
    call.session.view.setState(inCall({ chat: [line('old'), line('new')], unreadChat: 1 }), true);
    call.session.view.setState(inCall({ chat: [line('old'), line('new')] }), true);
    await settled();
    expect(reports.at(-1)?.call).toMatchObject({ unreadCount: 0, message: { id: 'new', from: 'Ben', text: 'new' } });
    desk.hold(held(inCall()));
    await settled();
    expect(reports.at(-1)?.call?.message).toBeNull();
  });

  it('is no open microphone while an operator keeps it silent', async () => {
    const { desk, reports } = open();
    const media = fakeMedia({ microphone: { ...inputOff, on: true } });
    desk.hold(held(inCall({ isHeld: true }), {}, media));
    await settled();
    expect(reports.at(-1)?.call?.microphone).toBe('off');
  });

  it('is cut where titles, names and messages are longer than the desktop takes', async () => {
    const { desk, ring, reports } = open();
    const chat = [
      { id: 'a', name: 'n'.repeat(500), isSelf: false, text: 't'.repeat(5_000), sentAt: 1, delivery: 'sent' },
    ] as const;
    const call = { ...held(inCall()), title: 'x'.repeat(500) };
    desk.hold(call);
    call.session.view.setState(inCall({ chat, unreadChat: 1 }), true);
    ring.setState({ ...ringing(), callerName: 'n'.repeat(500) }, true);
    await settled();
    expect(reports.at(-1)?.call?.title).toHaveLength(200);
    expect(reports.at(-1)?.call?.message?.text).toMatch(/^t{299}…$/);
    expect(reports.at(-1)?.rings[0]?.from).toHaveLength(200);
  });

  it('is the newer call when one screen takes the place of another', async () => {
    const { desk, reports } = open();
    const release = desk.hold(held(inCall()));
    desk.hold({ ...held(inCall()), title: 'Next' });
    release();
    await settled();
    expect(reports.at(-1)?.call?.title).toBe('Next');
  });
});

describe('what is wished from outside of the page', () => {
  it('is done as by the buttons of the call', async () => {
    const { desk, command } = open();
    const toggleMicrophone = vi.fn(async () => undefined);
    const leave = vi.fn(async () => undefined);
    const call = held(inCall(), { toggleMicrophone, leave });
    desk.hold(call);
    command({ kind: 'toggleMicrophone' });
    await settled();
    expect(toggleMicrophone).toHaveBeenCalledOnce();
    expect(call.onDevices).toHaveBeenCalledOnce();
    command({ kind: 'leave' });
    expect(leave).toHaveBeenCalledOnce();
  });

  it('does nothing where nothing can be done', () => {
    const { desk, command } = open();
    desk.hold(held({ phase: 'joining' }));
    for (const kind of ['toggleMicrophone', 'leave', 'show'] as const) expect(() => command({ kind })).not.toThrow();
  });

  it('answers and declines the ring that was meant, and no other', async () => {
    const { ring, reports, command } = open();
    const answer = vi.fn();
    const decline = vi.fn();
    ring.setState(ringing(answer, decline), true);
    await settled();
    expect(reports.at(-1)?.rings).toEqual([{ id: CALL, from: 'Grace', avatar: null, kind: 'audio' }]);
    command({ kind: 'answer', ringId: 'another' });
    command({ kind: 'decline', ringId: 'another' });
    expect([answer, decline].map((spy) => spy.mock.calls.length)).toEqual([0, 0]);
    command({ kind: 'answer', ringId: CALL });
    command({ kind: 'decline', ringId: CALL });
    expect([answer, decline].map((spy) => spy.mock.calls.length)).toEqual([1, 1]);
  });

  it('answers without the camera where there is one', async () => {
    const { ring, command } = open();
    const answerWithoutCamera = vi.fn();
    ring.setState(ringing(), true);
    command({ kind: 'answerWithoutCamera', ringId: CALL });
    ring.setState({ ...ringing(), type: 'video', answerWithoutCamera }, true);
    command({ kind: 'answerWithoutCamera', ringId: CALL });
    expect(answerWithoutCamera).toHaveBeenCalledOnce();
  });

  it('answers any of several that ring at once', async () => {
    const { ring, reports, command } = open();
    const answer = vi.fn();
    const waiting = { ...ringing(answer), callId: 'another', callerName: 'Ben' };
    ring.setState({ ...ringing(), others: [waiting] }, true);
    await settled();
    expect(reports.at(-1)?.rings.map(({ id, from }) => [id, from])).toEqual([
      [CALL, 'Grace'],
      ['another', 'Ben'],
    ]);
    command({ kind: 'answer', ringId: 'another' });
    expect(answer).toHaveBeenCalledOnce();
  });
});
