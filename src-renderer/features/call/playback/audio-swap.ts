import type { PlaybackGate } from './playback-gate.ts';

/** The part of an audio element that is needed; `setSinkId` is missing in some browsers. */
export type SoundElement = Pick<HTMLAudioElement, 'srcObject' | 'play' | 'pause'> & {
  setSinkId?: HTMLAudioElement['setSinkId'];
};

/** Plays one person's sound without a gap when the track is replaced. */
export interface AudioSwap {
  /** Plays a track; the old one goes on until the new one really plays. Null is silence. */
  show(track: MediaStreamTrack | null): void;
  /** Moves the sound to another speaker; null for the system's own. */
  useSpeaker(speakerId: string | null): void;
  close(): void;
}

interface SwapOptions {
  readonly gate: PlaybackGate;
  readonly createElement?: () => SoundElement;
  readonly streamOf?: (track: MediaStreamTrack) => MediaStream;
}

const silence = (element: SoundElement | null): void => {
  if (!element) return;
  element.pause();
  element.srcObject = null;
};

const aim = async (element: SoundElement, speakerId: string | null): Promise<void> => {
  if (!element.setSinkId) return;
  // A speaker that was unplugged: the system's own goes on playing.
  await element.setSinkId(speakerId ?? '').catch(() => undefined);
};

/** Builds the player of one person. */
export const createAudioSwap = ({
  gate,
  createElement = () => new Audio(),
  streamOf = (track) => new MediaStream([track]),
}: SwapOptions): AudioSwap => {
  let playing: SoundElement | null = null;
  let next: SoundElement | null = null;
  let wanted: MediaStreamTrack | null = null;
  let speaker: string | null = null;

  const start = async (element: SoundElement, track: MediaStreamTrack): Promise<void> => {
    await aim(element, speaker);
    await gate.play(element);
    if (wanted !== track) return silence(element);
    silence(playing === element ? null : playing);
    playing = element;
    next = null;
  };

  const stop = (): void => {
    wanted = null;
    for (const element of [playing, next]) silence(element);
    playing = null;
    next = null;
  };

  return {
    show(track) {
      if (track === wanted) return;
      if (!track) return stop();
      wanted = track;
      silence(next);
      next = createElement();
      next.srcObject = streamOf(track);
      void start(next, track);
    },
    useSpeaker(speakerId) {
      speaker = speakerId;
      for (const element of [playing, next]) if (element) void aim(element, speakerId);
    },
    close: stop,
  };
};
