import { useEffect, useRef } from 'react';
import type { Tile } from '../model/call-view.ts';
import type { PlaybackGate } from '../playback/playback-gate.ts';
import { createSoundSet, type SoundSet } from '../playback/sound-set.ts';

interface AudioViewProps {
  readonly tile: Pick<Tile, 'participantId' | 'audio' | 'fadingAudio'>;
  readonly gate: PlaybackGate;
  readonly speakerId: string | null;
}

/** One person's sound. Not seen; it lives as long as the tile, on whatever page that is. */
const AudioView = ({ tile, gate, speakerId }: AudioViewProps) => {
  const place = useRef<HTMLDivElement>(null);
  const sounds = useRef<SoundSet>(null);
  const { audio, fadingAudio } = tile;
  useEffect(() => {
    const createElement = () => {
      const element = document.createElement('audio');
      place.current?.append(element);
      return element;
    };
    const created = createSoundSet({ gate, createElement });
    sounds.current = created;
    return () => created.close();
  }, [gate]);
  useEffect(() => sounds.current?.useSpeaker(speakerId), [speakerId]);
  useEffect(() => sounds.current?.play([audio, fadingAudio].filter((track) => track !== null)), [audio, fadingAudio]);
  return <div ref={place} hidden data-testid="sound" data-participant={tile.participantId} />;
};

export interface SoundsProps {
  readonly tiles: readonly Tile[];
  readonly gate: PlaybackGate;
  readonly speakerId: string | null;
}

/** Everybody's sound except the own, also of those whose tile is on another page. */
export const Sounds = ({ tiles, gate, speakerId }: SoundsProps) =>
  tiles
    .filter((tile) => !tile.isSelf)
    .map((tile) => <AudioView key={tile.id} tile={tile} gate={gate} speakerId={speakerId} />);
