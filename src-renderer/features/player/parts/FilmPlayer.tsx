import { ActionIcon, Button, Loader } from '@mantine/core';
import { useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { clockText } from '#renderer/ui/duration.ts';
import { FullscreenIcon, SpeakerIcon, SpeakerOffIcon } from '#renderer/ui/icons.ts';
import { useFilmFollower } from '../hooks/use-film-follower.ts';
import { usePlayingTime } from '../hooks/use-playing-time.ts';
import type { Film, FilmState } from '../model/film.ts';
import type { FilmFollower } from '../model/film-follower.ts';
import styles from './FilmPlayer.module.css';

export interface FilmPlayerProps {
  readonly film: Film;
  readonly showing: FilmState;
  /** The time of the server in milliseconds since 1970; null before it is known. */
  readonly serverNow: () => number | null;
  /** Begins without sound, which the viewer may turn on. */
  readonly silent?: boolean;
}

const Blocked = ({ follower }: { readonly follower: FilmFollower }) => {
  const { t } = useTranslation();
  const { block, isWaiting } = useStore(follower.state);
  if (block !== 'none')
    return (
      <div className={styles.over}>
        <Button onClick={() => follower.unblock()} data-testid="unblock-film">
          {block === 'sound' ? t('film.turnSoundOn') : t('film.watch')}
        </Button>
      </div>
    );
  return isWaiting ? (
    <div className={styles.over} aria-hidden>
      <Loader size={34} color="#fff" />
    </div>
  ) : null;
};

const Progress = ({ film, showing, serverNow }: FilmPlayerProps) => {
  const { t } = useTranslation();
  const now = usePlayingTime(film, showing, serverNow);
  const of = film.durationMs > 0 ? clockText(film.durationMs) : '';
  return (
    <span className={styles.time} role="timer" aria-label={t('film.position')} data-position={Math.round(now)}>
      {of ? `${clockText(now)} / ${of}` : clockText(now)}
    </span>
  );
};

const Sound = ({ muted, onToggle }: { readonly muted: boolean; readonly onToggle: () => void }) => {
  const { t } = useTranslation();
  const label = muted ? t('film.turnSoundOn') : t('film.turnSoundOff');
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} title={label} onClick={onToggle}>
      {muted ? <SpeakerOffIcon aria-hidden size={19} /> : <SpeakerIcon aria-hidden size={19} />}
    </ActionIcon>
  );
};

const FullScreen = ({ place }: { readonly place: RefObject<HTMLElement | null> }) => {
  const { t } = useTranslation();
  if (!document.fullscreenEnabled) return null;
  const toggle = () => (document.fullscreenElement ? document.exitFullscreen() : place.current?.requestFullscreen());
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t('film.fullScreen')}
      title={t('film.fullScreen')}
      // Refused without a click just before; nothing is lost then.
      onClick={() => void toggle()?.catch(() => undefined)}
    >
      <FullscreenIcon aria-hidden size={19} />
    </ActionIcon>
  );
};

const Watched = (props: FilmPlayerProps) => {
  const { film, showing, serverNow, silent = false } = props;
  const { t } = useTranslation();
  const place = useRef<HTMLElement>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const follower = useFilmFollower(video, film, showing, serverNow);
  const [muted, setMuted] = useState(silent);
  return (
    <figure
      ref={place}
      className={styles.player}
      aria-label={t('film.label', { name: film.name })}
      data-testid="film-player"
      data-film={film.id}
      data-playing={showing.isPlaying}
    >
      <div className={styles.picture}>
        <video
          ref={setVideo}
          className={styles.video}
          src={film.url}
          preload="auto"
          playsInline
          muted={silent}
          onVolumeChange={({ currentTarget }) => setMuted(currentTarget.muted)}
        />
        {follower ? <Blocked follower={follower} /> : null}
      </div>
      <figcaption className={styles.bar}>
        <span className={styles.name}>{film.name}</span>
        <Progress {...props} />
        <Sound muted={muted} onToggle={() => follower?.setSound(muted)} />
        <FullScreen place={place} />
      </figcaption>
    </figure>
  );
};

/** The film as everybody sees it; whoever steers it does so elsewhere. */
export const FilmPlayer = (props: FilmPlayerProps) => <Watched key={props.film.id} {...props} />;
