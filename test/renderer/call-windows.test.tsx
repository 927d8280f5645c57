import { act, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type MiniPicture, receiveMini } from '#renderer/features/call-windows/model/mini-receiver.ts';
import { createMiniSender, scaleFor } from '#renderer/features/call-windows/model/mini-sender.ts';
import type { PictureLine } from '#renderer/features/call-windows/model/picture-line.ts';
import { pickShown } from '#renderer/features/call-windows/model/shown-tile.ts';
import { MiniWindow } from '#renderer/features/call-windows/parts/MiniWindow.tsx';
import { RingWindow } from '#renderer/features/call-windows/parts/RingWindow.tsx';
import type { CallView } from '#renderer/features/call/model/call-view.ts';
import type { Bridge, DeskCall, DeskReport, MiniWord } from '#renderer/platform/index.ts';
import { call, report } from '#test/unit/desktop/support/desk.ts';
import { fakeTrack } from './support/fake-media.ts';
import { fakeSession, inCall, tile } from './support/fake-session.ts';
import { show } from './support/show.tsx';

const quiet = report();
const grace = { id: 'one', from: 'Grace', avatar: null, kind: 'video' } as const;
const ben = { id: 'two', from: 'Ben', avatar: null, kind: 'audio' } as const;
describe('the window of calls that ring', () => {
  const open = (rings: DeskReport['rings']) => {
    const desk = createStore<DeskReport | null>(() => ({ ...quiet, rings }));
    const command = vi.fn();
    return { desk, command, ...show(<RingWindow desk={desk} command={command} />) };
  };

  it('says who calls and how, with the answer under the finger', () => {
    open([grace]);
    expect(screen.getByRole('alertdialog', { name: 'Grace is calling' })).toHaveAccessibleDescription('Video call');
    expect(screen.getByRole('button', { name: 'Answer Grace' })).toHaveFocus();
    expect(document.title).toBe('Grace is calling');
  });

  it('answers by Enter and declines by Escape', async () => {
    const { user, command } = open([grace]);
    await user.keyboard('{Enter}');
    await user.keyboard('{Escape}');
    expect(command.mock.calls).toEqual([[{ kind: 'answer', ringId: 'one' }], [{ kind: 'decline', ringId: 'one' }]]);
  });

  it('answers without the camera by Shift and Enter, on the answer and elsewhere, and by a button', async () => {
    const { user, command } = open([grace]);
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    act(() => screen.getByTestId('ring-answer').blur());
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    await user.click(screen.getByRole('button', { name: 'Answer Grace without camera' }));
    const quiet = { kind: 'answerWithoutCamera', ringId: 'one' };
    expect(command.mock.calls).toEqual([[quiet], [quiet], [quiet]]);
  });

  it('answers a voice call by the same keys, and has no camera to leave off', async () => {
    const { user, command } = open([ben]);
    expect(screen.queryByRole('button', { name: /without camera/ })).toBeNull();
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(command.mock.calls).toEqual([[{ kind: 'answer', ringId: 'two' }]]);
  });

  it('answers by Enter wherever the focus is, but on another button that is pressed', async () => {
    const { user, command } = open([grace]);
    act(() => screen.getByTestId('ring-answer').blur());
    await user.keyboard('{Enter}');
    act(() => screen.getByTestId('ring-decline').focus());
    await user.keyboard('{Enter}');
    expect(command.mock.calls.map(([{ kind }]) => kind)).toEqual(['answer', 'decline']);
  });

  it('shows several at once, each with its own buttons; keys mean the first', async () => {
    const { user, command, desk } = open([grace, ben]);
    const second = within(screen.getByRole('alertdialog', { name: 'Ben is calling' }));
    await user.click(second.getByRole('button', { name: 'Decline Ben' }));
    expect(command).toHaveBeenLastCalledWith({ kind: 'decline', ringId: 'two' });
    await user.keyboard('{Escape}');
    expect(command).toHaveBeenLastCalledWith({ kind: 'decline', ringId: 'one' });
    act(() => desk.setState({ ...quiet, rings: [ben] }, true));
    expect(screen.getByRole('button', { name: 'Answer Ben' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(command).toHaveBeenLastCalledWith({ kind: 'answer', ringId: 'two' });
  });
});

describe('the small window of a call', () => {
  const open = (difference: Partial<DeskCall> = {}, picture: Partial<MiniPicture> = {}) => {
    const desk = createStore<DeskReport | null>(() => ({ ...quiet, call: { ...call, ...difference } }));
    const command = vi.fn();
    const shown = createStore<MiniPicture>(() => ({ shown: null, track: null, ...picture }));
    return { desk, command, picture: shown, ...show(<MiniWindow desk={desk} picture={shown} command={command} />) };
  };

  it('mutes, leaves and leads back, by buttons and by keys', async () => {
    const { user, command } = open();
    await user.click(screen.getByRole('button', { name: 'Turn microphone off' }));
    await user.click(screen.getByRole('button', { name: 'Back to the call' }));
    await user.click(screen.getByRole('button', { name: 'Leave the call' }));
    await user.dblClick(screen.getByTestId('mini-avatar'));
    act(() => screen.getByTestId('mini-leave').blur());
    await user.keyboard('m{Escape}{Enter}');
    expect(command.mock.calls.map(([{ kind }]) => kind)).toEqual([
      ...['toggleMicrophone', 'show', 'leave', 'show'],
      ...['toggleMicrophone', 'show', 'show'],
    ]);
  });

  it('tells how the microphone is, and that there is none', () => {
    const { desk } = open({ microphone: 'off' });
    expect(screen.getByRole('button', { name: 'Turn microphone on' })).toBeEnabled();
    act(() => desk.setState({ ...quiet, call: { ...call, microphone: 'none' } }, true));
    expect(screen.getByRole('button', { name: 'No microphone' })).toBeDisabled();
  });

  describe('with a picture', () => {
    const frames: (() => void)[] = [];
    const comeFrame = () => act(() => frames.splice(0).forEach((seen) => seen()));
    const grace1 = { name: 'Grace', isScreen: false, hasPicture: true };

    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      vi.stubGlobal('MediaStream', EventTarget);
      Object.assign(HTMLVideoElement.prototype, {
        requestVideoFrameCallback: (seen: () => void) => frames.push(seen),
        cancelVideoFrameCallback: () => frames.splice(0),
      });
    });

    afterEach(() => {
      vi.useRealTimers();
      vi.unstubAllGlobals();
      frames.splice(0);
    });

    it('shows whoever speaks by name, and the picture where there is one', () => {
      const { picture } = open({}, { shown: { ...grace1, hasPicture: false } });
      expect(screen.getByTestId('mini-name')).toHaveTextContent('Grace');
      expect(screen.queryByTestId('mini-picture')).toBeNull();
      const track = fakeTrack('video', 'v');
      act(() => picture.setState({ shown: { ...grace1, isScreen: true }, track }));
      expect(screen.getByTestId('mini-name')).toHaveTextContent('Grace’s screen');
      expect(screen.getByTestId('mini-picture')).toBeInTheDocument();
    });

    it('shows the badge until the picture of this person comes, and when it stops coming', () => {
      const { picture } = open({}, { shown: grace1, track: fakeTrack('video', 'v') });
      expect(screen.getByTestId('mini-avatar')).toBeInTheDocument();
      comeFrame();
      expect(screen.queryByTestId('mini-avatar')).toBeNull();
      act(() => void vi.advanceTimersByTime(2_000));
      comeFrame();
      act(() => void vi.advanceTimersByTime(2_000));
      expect(screen.queryByTestId('mini-avatar')).toBeNull();
      act(() => void vi.advanceTimersByTime(2_000));
      expect(screen.getByTestId('mini-avatar')).toBeInTheDocument();
      comeFrame();
      expect(screen.queryByTestId('mini-avatar')).toBeNull();
      // Over the same line, somebody else: the last picture of Grace is not hers.
      act(() => picture.setState({ shown: { ...grace1, name: 'Ben' } }));
      expect(screen.getByTestId('mini-avatar')).toBeInTheDocument();
      comeFrame();
      expect(screen.queryByTestId('mini-avatar')).toBeNull();
    });
  });
});

describe('whom the small window shows', () => {
  const self = tile('self', { isSelf: true });
  const [ada, ben2, cleo] = [tile('ada'), tile('ben'), tile('cleo')];
  const speaking = (id: string) => tile(id, { speaking: true });
  it.each([
    ['nobody without tiles', [], null, undefined],
    ['oneself when alone', [self], null, 'self'],
    ['the first other person', [self, ada, ben2], null, 'ada'],
    ['whoever was shown before', [self, ada, ben2], 'ben', 'ben'],
    ['whoever speaks', [self, ada, speaking('ben')], 'ada', 'ben'],
    ['the same of two who speak', [self, speaking('ada'), speaking('ben')], 'ben', 'ben'],
    [
      'never oneself for speaking',
      [speaking('self'), ada].map((one, at) => (at ? one : { ...one, isSelf: true })),
      null,
      'ada',
    ],
    [
      'a shared screen before all',
      [self, ada, tile('cleo:screen', { kind: 'screen' }), speaking('ben')],
      'ben',
      'cleo:screen',
    ],
    ['not the own screen', [self, tile('self:screen', { kind: 'screen', isSelf: true }), cleo], null, 'cleo'],
  ] as const)('is %s', (_who, tiles, before, shown) => expect(pickShown(tiles, before)?.id).toBe(shown));

  it.each([
    [{ width: 1280, height: 720 }, 4],
    [{ width: 640, height: 360 }, 2],
    [{ width: 360, height: 640 }, 640 / 180],
    [{ width: 160, height: 90 }, 1],
    [{}, 4],
  ])('and a picture of %j is made smaller by %d', (size, scale) => expect(scaleFor(size)).toBe(scale));
});

/** A line that needs no network: what it is told is written down. */
const createFakeLine = () => {
  const heard = new Map<string, (event: unknown) => void>();
  const replaced: (string | null)[] = [];
  const line = {
    connectionState: 'new',
    iceGatheringState: 'complete',
    localDescription: { sdp: 'local' },
    isClosed: false,
    remote: '',
    addTransceiver: () => ({
      sender: {
        replaceTrack: async (track: MediaStreamTrack | null) => void replaced.push(track?.id ?? null),
        getParameters: () => ({ encodings: [{ scaleResolutionDownBy: 4 }] }),
        setParameters: async () => undefined,
      },
    }),
    setLocalDescription: async () => undefined,
    setRemoteDescription: async ({ sdp }: { sdp: string }) => void (line.remote = sdp),
    addEventListener: (name: string, listener: (event: unknown) => void) => void heard.set(name, listener),
    close: () => void (line.isClosed = true),
  };
  return { line, replaced, say: (name: string, event: unknown) => heard.get(name)?.(event) };
};
type FakeLine = ReturnType<typeof createFakeLine>;

const asLine = ({ line }: FakeLine): PictureLine => line as object as PictureLine;
const settle = () => vi.waitFor(() => undefined);

describe('the picture that goes to the small window', () => {
  const open = () => {
    const lines: FakeLine[] = [];
    const told: MiniWord[] = [];
    type Wish = Parameters<Parameters<Bridge['on']['miniAsked']>[0]>[0];
    let ask: (wish: Wish) => void = () => undefined;
    const sender = createMiniSender(
      {
        ask: { miniTell: async (word) => (told.push(word), undefined) },
        on: {
          miniAsked(listener) {
            ask = listener;
            return () => undefined;
          },
        },
      },
      () => {
        const made = createFakeLine();
        lines.push(made);
        return asLine(made);
      },
    );
    const track = Object.assign(fakeTrack('video', 'camera'), { getSettings: () => ({ width: 640, height: 360 }) });
    const reportTileWidth = vi.fn();
    const session = fakeSession(inCall({ tiles: [tile('ada', { video: track })] }), { reportTileWidth });
    return { lines, told, sender, session, reportTileWidth, ask: (wish: Wish) => ask(wish) };
  };

  it('is sent only while the window is there, on a line of its own each time', async () => {
    const { lines, told, sender, session, ask } = open();
    sender.follow(session);
    expect(lines).toHaveLength(0);
    ask({ kind: 'watch' });
    await vi.waitFor(() => expect(told).toContainEqual({ kind: 'offer', round: 1, sdp: 'local' }));
    expect(told[0]).toEqual({ kind: 'shown', name: 'ada', isScreen: false, hasPicture: true });
    expect(lines[0]?.replaced).toEqual(['camera']);
    ask({ kind: 'answer', round: 7, sdp: 'of another line' });
    ask({ kind: 'answer', round: 1, sdp: 'remote' });
    expect(lines[0]?.line.remote).toBe('remote');
    ask({ kind: 'gone' });
    expect(lines[0]?.line.isClosed).toBe(true);
    ask({ kind: 'watch' });
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ kind: 'offer', round: 2, sdp: 'local' }));
    ask({ kind: 'gone' });
  });

  it('is asked for as wide as it is shown there, whatever page of the grid its tile is on, and given back', () => {
    const { sender, session, reportTileWidth, ask } = open();
    const reports = () => reportTileWidth.mock.calls.splice(0);
    const stop = sender.follow(session);
    expect(reports()).toEqual([]);
    ask({ kind: 'watch' });
    expect(reports()).toEqual([['ada', 320, 'mini']]);
    ask({ kind: 'watch' });
    expect(reports()).toEqual([]);
    const talking = [tile('ada'), tile('ben', { speaking: true })];
    session.view.setState(inCall({ tiles: talking }), true);
    expect(reports()).toEqual([
      ['ben', 320, 'mini'],
      ['ada', 0, 'mini'],
    ]);
    // What was told to the room of before means nothing to the one that comes after a lost seat.
    const again = vi.fn();
    session.actions.setState({ reportTileWidth: again });
    expect(again.mock.calls).toEqual([['ben', 320, 'mini']]);
    ask({ kind: 'gone' });
    expect(again.mock.calls.at(-1)).toEqual(['ben', 0, 'mini']);
    ask({ kind: 'watch' });
    stop();
    expect(again.mock.calls.slice(2)).toEqual([
      ['ben', 320, 'mini'],
      ['ben', 0, 'mini'],
    ]);
    ask({ kind: 'gone' });
    expect(again).toHaveBeenCalledTimes(4);
  });

  it('follows the camera, the speaker and the end of the call', async () => {
    const { lines, told, sender, session, ask } = open();
    const stop = sender.follow(session);
    ask({ kind: 'watch' });
    const view = (tiles: Parameters<typeof inCall>[0]): CallView => inCall(tiles);
    session.view.setState(view({ tiles: [tile('ada')] }), true);
    expect(told.at(-1)).toEqual({ kind: 'shown', name: 'ada', isScreen: false, hasPicture: false });
    await settle();
    expect(lines[0]?.replaced).toEqual(['camera', null]);
    session.view.setState(view({ tiles: [tile('ada'), tile('ben', { speaking: true })] }), true);
    expect(told.at(-1)).toMatchObject({ name: 'ben' });
    stop();
    const count = told.length;
    session.view.setState(view({ tiles: [tile('cleo')] }), true);
    expect(told).toHaveLength(count);
    ask({ kind: 'gone' });
  });
});

describe('the small window’s end of the line', () => {
  it('asks for a picture, answers the newest offer, and asks again when the line breaks', async () => {
    const lines: FakeLine[] = [];
    const asked: unknown[] = [];
    let tell: (word: MiniWord) => void = () => undefined;
    const store = receiveMini(
      {
        ask: { miniAsk: async (wish) => (asked.push(wish), undefined) },
        on: {
          miniTold(listener) {
            tell = listener;
            return () => undefined;
          },
        },
      },
      () => {
        const made = createFakeLine();
        lines.push(made);
        return asLine(made);
      },
    );
    expect(asked).toEqual([{ kind: 'watch' }]);
    tell({ kind: 'offer', round: 1, sdp: 'first' });
    tell({ kind: 'offer', round: 2, sdp: 'second' });
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toEqual({ kind: 'answer', round: 2, sdp: 'local' });
    expect(lines.map(({ line }) => line.isClosed)).toEqual([true, false]);
    lines[1]?.say('track', { track: fakeTrack('video', 'incoming') });
    tell({ kind: 'shown', name: 'Grace', isScreen: false, hasPicture: true });
    expect(store.getState()).toMatchObject({ shown: { name: 'Grace' }, track: { id: 'incoming' } });
    Object.assign(lines[1]?.line ?? {}, { connectionState: 'failed' });
    lines[1]?.say('connectionstatechange', {});
    expect(asked.at(-1)).toEqual({ kind: 'watch' });
  });
});
