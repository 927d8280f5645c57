import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { BRIDGE_NAME } from '#shared/ipc/bridge-name.ts';
import { inbounds, outbounds } from '#renderer/client/catalog.ts';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { createRingModel, type RingModel } from '#renderer/features/incoming/index.ts';
import { RingDialog } from '#renderer/features/incoming/ring-chunk.ts';
import { FakeConnection } from './support/fake-connection.ts';
import { CALL, CONVERSATION } from './support/people.ts';
import { show } from './support/show.tsx';

const OTHER = '65abc789def012345678902b';

/** Counts the rings: jsdom has no sound. */
class SilentAudioContext {
  static open = 0;
  readonly state = 'suspended';

  constructor() {
    SilentAudioContext.open += 1;
  }

  async resume(): Promise<void> {}

  async close(): Promise<void> {
    SilentAudioContext.open -= 1;
  }
}

beforeEach(() => vi.stubGlobal('AudioContext', SilentAudioContext));
afterEach(() => vi.unstubAllGlobals());

const incoming = (callId: string, name: string) => ({
  callId,
  conversationId: CONVERSATION,
  type: 'video' as const,
  caller: { username: name },
  expiresAt: '2026-11-20T10:01:00.000Z',
});

const Ring = ({ model }: { readonly model: RingModel }) => {
  const ring = useStore(model.store);
  return ring.kind === 'ringing' ? <RingDialog key={ring.callId} ring={ring} /> : null;
};

const open = () => {
  const line = new FakeConnection();
  const connection = createStore<ServerConnection | null>(() => line);
  const onAnswer = vi.fn();
  const onSettled = vi.fn();
  const model = createRingModel({ connection, onAnswer, onSettled });
  const shown = show(<Ring model={model} />);
  const ring = (callId: string, name: string) => act(() => line.say(outbounds.incoming, incoming(callId, name)));
  return { ...shown, model, line, connection, onAnswer, onSettled, ring };
};

describe('somebody calls', () => {
  it('is announced, with the answer under the finger, and rings', () => {
    const { ring } = open();
    ring(CALL, 'Ben');
    expect(screen.getByRole('alertdialog', { name: 'Ben is calling' })).toHaveAccessibleDescription('Video call');
    expect(document.title).toBe('Ben is calling');
    expect(SilentAudioContext.open).toBe(1);
    return vi.waitFor(() => expect(screen.getByTestId('answer')).toHaveFocus());
  });

  it('is answered with Enter', async () => {
    const { user, ring, onAnswer } = open();
    ring(CALL, 'Ben');
    await vi.waitFor(() => expect(screen.getByTestId('answer')).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(onAnswer).toHaveBeenCalledWith({ callId: CALL, conversationId: CONVERSATION, type: 'video' });
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(SilentAudioContext.open).toBe(0);
  });

  it.each(['the button', 'Shift and Enter'])('is answered without the camera by %s', async (way) => {
    const { user, ring, onAnswer } = open();
    ring(CALL, 'Ben');
    await vi.waitFor(() => expect(screen.getByTestId('answer')).toHaveFocus());
    const button = screen.getByRole('button', { name: 'Answer without camera' });
    await (way === 'the button' ? user.click(button) : user.keyboard('{Shift>}{Enter}{/Shift}'));
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith({ callId: CALL, conversationId: CONVERSATION, type: 'audio' });
  });

  it('has no camera to leave off in a voice call', async () => {
    const { user, line, onAnswer } = open();
    act(() => line.say(outbounds.incoming, { ...incoming(CALL, 'Ben'), type: 'audio' }));
    await vi.waitFor(() => expect(screen.getByTestId('answer')).toHaveFocus());
    expect(screen.queryByTestId('answer-without-camera')).toBeNull();
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(onAnswer).toHaveBeenCalledOnce();
  });

  it('is declined with Escape', async () => {
    const { user, ring, line, onAnswer } = open();
    ring(CALL, 'Ben');
    await user.keyboard('{Escape}');
    expect(line.sent).toEqual([{ name: inbounds.reject.name, payload: { callId: CALL, reason: 'declined' } }]);
    expect(onAnswer).not.toHaveBeenCalled();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('stops when another device answers, and the history is read again', () => {
    const { ring, line, onSettled } = open();
    ring(CALL, 'Ben');
    act(() => line.say(outbounds.ringStopped, { callId: CALL, outcome: 'answered' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(onSettled).toHaveBeenCalledOnce();
  });

  it('waits its turn behind the one who called before', async () => {
    const { user, ring } = open();
    ring(CALL, 'Ben');
    ring(OTHER, 'Cy');
    expect(screen.getByRole('alertdialog')).toHaveAccessibleName('Ben is calling');
    await user.keyboard('{Escape}');
    expect(screen.getByRole('alertdialog')).toHaveAccessibleName('Cy is calling');
  });

  it.each([
    ['by the browser', {}, 1],
    ['by the desktop app around the page instead', { [BRIDGE_NAME]: {} }, 0],
  ])('is told outside of a hidden page %s', (_by, around, count) => {
    const shown = vi.fn();
    class QuietNotification extends EventTarget {
      static readonly permission = 'granted';
      readonly close = vi.fn();

      constructor(title: string) {
        super();
        shown(title);
      }
    }
    vi.stubGlobal('Notification', QuietNotification);
    for (const [name, value] of Object.entries(around)) vi.stubGlobal(name, value);
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const { ring } = open();
    ring(CALL, 'Ben');
    expect(shown).toHaveBeenCalledTimes(count);
    visibility.mockRestore();
  });

  it('stops when the line goes to another tab', () => {
    const { ring, connection } = open();
    ring(CALL, 'Ben');
    act(() => connection.setState(null, true));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('in silence when the page goes in by itself', () => {
    const { ring, model } = open();
    act(() => model.hush(CONVERSATION));
    ring(CALL, 'Ada');
    expect(screen.queryByTestId('incoming-call')).toBeNull();
    act(() => model.hush(null));
    expect(screen.getByTestId('incoming-call')).toHaveTextContent('Ada');
  });
});
