import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ControlRoom } from '../model/control-view.ts';

const Voice = ({ track }: { readonly track: MediaStreamTrack }) => {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = element.current;
    if (!audio) return undefined;
    audio.srcObject = new MediaStream([track]);
    // The operator pressed a button to listen, so browsers allow it; a rejection only says that the track went meanwhile.
    void audio.play().catch(() => undefined);
    return () => void (audio.srcObject = null);
  }, [track]);
  return <audio ref={element} data-testid="voice" />;
};

/** The sound of everybody, while the operator listens. */
export const Listening = ({ room }: { readonly room: ControlRoom }) => {
  const isListening = useStore(room.media, (media) => media.isListening);
  const tracks = useStore(room.media, (media) => media.tracks);
  if (!isListening) return null;
  return [...tracks]
    .filter(([, track]) => track.kind === 'audio')
    .map(([key, track]) => <Voice key={key} track={track} />);
};
