import type { PlaybackGate } from './playback-gate.ts';

/** The part of an audio element that is needed; `setSinkId` is missing in some browsers. */
export type SoundElement = Pick<HTMLAudioElement, 'srcObject' | 'play' | 'pause' | 'remove'> & {
  setSinkId?: HTMLAudioElement['setSinkId'];
};

/** Plays one person's sound without a gap when the track is replaced. */
export interface SoundSet {
  /** Plays exactly these tracks, each on an element of its own. What is no longer wanted stops once the new ones play. */
  play(tracks: readonly MediaStreamTrack[]): void;
  /** Moves the sound to another speaker; null for the system's own. */
  useSpeaker(speakerId: string | null): void;
  close(): void;
}

interface SoundSetOptions {
  readonly gate: PlaybackGate;
  readonly createElement: () => SoundElement;
  readonly streamOf?: (track: MediaStreamTrack) => MediaStream;
}

interface Voice {
  readonly element: SoundElement;
  sounding: boolean;
}

const silence = ({ element }: Voice): void => {
  element.pause();
  element.srcObject = null;
  element.remove();
};

const aim = async ({ element }: Voice, speakerId: string | null): Promise<void> => {
  // A speaker that was unplugged: the system's own goes on playing.
  await element.setSinkId?.(speakerId ?? '').catch(() => undefined);
};

/** Builds the player of one person. */
export const createSoundSet = (options: SoundSetOptions): SoundSet => {
  const { gate, createElement, streamOf = (track) => new MediaStream([track]) } = options;
  const voices = new Map<MediaStreamTrack, Voice>();
  let wanted: ReadonlySet<MediaStreamTrack> = new Set();
  let speaker: string | null = null;

  const retire = (): void => {
    // Nothing old is cut off while something new has yet to sound.
    if ([...wanted].some((track) => voices.get(track)?.sounding === false)) return;
    for (const [track, voice] of voices) {
      if (wanted.has(track)) continue;
      silence(voice);
      voices.delete(track);
    }
  };

  const start = async (track: MediaStreamTrack): Promise<void> => {
    const voice: Voice = { element: createElement(), sounding: false };
    voices.set(track, voice);
    voice.element.srcObject = streamOf(track);
    if (speaker) await aim(voice, speaker);
    await gate.play(voice.element);
    voice.sounding = true;
    retire();
  };

  const play = (tracks: readonly MediaStreamTrack[]): void => {
    wanted = new Set(tracks);
    for (const track of wanted) if (!voices.has(track)) void start(track);
    retire();
  };

  return {
    play,
    useSpeaker(speakerId) {
      if (speakerId === speaker) return;
      speaker = speakerId;
      for (const voice of voices.values()) void aim(voice, speakerId);
    },
    close: () => play([]),
  };
};
