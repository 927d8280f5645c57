import { describe, expect, it, vi } from 'vitest';
import { createPlaybackGate } from '#renderer/features/call/playback/playback-gate.ts';
import { createSoundSet, type SoundElement } from '#renderer/features/call/playback/sound-set.ts';
import { createVideoSwap, type SwapElement } from '#renderer/ui/video-swap.ts';
import { fakeTrack } from './support/fake-media.ts';

/** An element whose pictures come when the test says so. */
class FakeVideo implements SwapElement {
  srcObject: MediaProvider | null = null;
  #waiting: (() => void)[] = [];
  readonly play = vi.fn(async () => undefined);
  readonly addEventListener = vi.fn();

  readonly requestVideoFrameCallback = (listener: VideoFrameRequestCallback): number =>
    this.#waiting.push(() => listener(0, {} as VideoFrameCallbackMetadata));

  /** The next picture arrives. */
  picture(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const listener of waiting) listener();
  }
}

const openSwap = () => {
  const [one, two] = [new FakeVideo(), new FakeVideo()];
  const shown: (FakeVideo | null)[] = [];
  const swap = createVideoSwap({ elements: [one, two], onFront: (element) => shown.push(element) });
  return { one, two, shown, swap };
};

describe('a picture that is replaced', () => {
  it('shows nothing before the first picture is there', () => {
    const { one, shown, swap } = openSwap();
    swap.show(fakeTrack('video', 'a'));
    expect(shown).toEqual([]);
    one.picture();
    expect(shown).toEqual([one]);
  });

  it('keeps the old track until the new one has its first picture, and only then lets it go', () => {
    const { one, two, shown, swap } = openSwap();
    swap.show(fakeTrack('video', 'a'));
    one.picture();
    swap.show(fakeTrack('video', 'b'));
    expect(shown).toEqual([one]);
    expect(one.srcObject).not.toBeNull();
    two.picture();
    expect(shown).toEqual([one, two]);
    expect(one.srcObject).toBeNull();
    expect(two.srcObject).not.toBeNull();
  });

  it('never shows a track that was overtaken', () => {
    const { one, two, shown, swap } = openSwap();
    swap.show(fakeTrack('video', 'a'));
    one.picture();
    swap.show(fakeTrack('video', 'b'));
    swap.show(fakeTrack('video', 'c'));
    expect(shown).toEqual([one]);
    two.picture();
    expect(shown).toEqual([one, two]);
  });

  it('goes at once when the camera is switched off, and comes back', () => {
    const { one, two, shown, swap } = openSwap();
    const camera = fakeTrack('video', 'a');
    swap.show(camera);
    one.picture();
    swap.show(null);
    expect(shown).toEqual([one, null]);
    expect([one.srcObject, two.srcObject]).toEqual([null, null]);
    swap.show(camera);
    one.picture();
    expect(shown).toEqual([one, null, one]);
  });

  it('is not touched when the same track is shown again', () => {
    const { one, swap } = openSwap();
    const camera = fakeTrack('video', 'a');
    swap.show(camera);
    swap.show(camera);
    expect(one.play).toHaveBeenCalledOnce();
  });

  it('counts the pictures of all tracks', () => {
    const { one, two, swap } = openSwap();
    swap.show(fakeTrack('video', 'a'));
    for (let pictures = 0; pictures < 3; pictures += 1) one.picture();
    expect(swap.frames()).toBe(3);
    swap.show(fakeTrack('video', 'b'));
    one.picture();
    two.picture();
    two.picture();
    expect(swap.frames()).toBe(5);
  });

  it('works in browsers that do not tell of pictures', () => {
    const { one, shown, swap } = openSwap();
    Object.assign(one, { requestVideoFrameCallback: undefined });
    swap.show(fakeTrack('video', 'a'));
    const [, loaded] = one.addEventListener.mock.calls[0] ?? [];
    loaded();
    expect(shown).toEqual([one]);
  });
});

/** An element that begins to sound when the test says so. */
const fakeSound = () => {
  const playing = Promise.withResolvers<void>();
  const element: SoundElement = {
    srcObject: null,
    play: vi.fn(() => playing.promise),
    pause: vi.fn(),
    remove: vi.fn(),
  };
  return { element, sounds: () => playing.resolve(), refuses: playing.reject };
};

const openSound = () => {
  const gate = createPlaybackGate();
  const made: ReturnType<typeof fakeSound>[] = [];
  const createElement = () => {
    const sound = fakeSound();
    made.push(sound);
    return sound.element;
  };
  return { gate, made, set: createSoundSet({ gate, createElement }) };
};

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('a sound that is replaced', () => {
  it('stops only after the new one plays', async () => {
    const { made, set } = openSound();
    set.play([fakeTrack('audio', 'a')]);
    made[0]?.sounds();
    await settle();
    set.play([fakeTrack('audio', 'b')]);
    expect(made[0]?.element.pause).not.toHaveBeenCalled();
    made[1]?.sounds();
    await settle();
    expect(made[0]?.element.remove).toHaveBeenCalledOnce();
    expect(made[1]?.element.pause).not.toHaveBeenCalled();
  });

  it('goes on unchanged while it fades beside its successor', async () => {
    const { made, set } = openSound();
    const [old, next] = [fakeTrack('audio', 'a'), fakeTrack('audio', 'b')];
    set.play([old]);
    made[0]?.sounds();
    set.play([next, old]);
    made[1]?.sounds();
    await settle();
    expect(made).toHaveLength(2);
    expect(made[0]?.element.pause).not.toHaveBeenCalled();
    set.play([next]);
    expect(made[0]?.element.pause).toHaveBeenCalledOnce();
  });

  it('is silent at once when nothing is wanted', () => {
    const { made, set } = openSound();
    set.play([fakeTrack('audio', 'a')]);
    set.play([]);
    expect(made[0]?.element.pause).toHaveBeenCalledOnce();
  });
});

describe('sound that the browser refuses', () => {
  it('waits for a click and plays then', async () => {
    const { gate, made, set } = openSound();
    set.play([fakeTrack('audio', 'a')]);
    made[0]?.refuses(new DOMException('touch the page first', 'NotAllowedError'));
    await settle();
    expect(gate.blocked.getState()).toBe(true);
    const replay = vi.mocked(made[0]?.element.play ?? vi.fn()).mockResolvedValue(undefined);
    gate.open();
    await settle();
    expect(gate.blocked.getState()).toBe(false);
    expect(replay).toHaveBeenCalledTimes(2);
  });

  it('is not confused with an element that was given up', async () => {
    const { gate, made, set } = openSound();
    set.play([fakeTrack('audio', 'a')]);
    made[0]?.refuses(new DOMException('a new load', 'AbortError'));
    await settle();
    expect(gate.blocked.getState()).toBe(false);
  });
});
