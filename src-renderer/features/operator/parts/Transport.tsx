import { ActionIcon, Slider } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type Film, filmPosition, type FilmState, usePlayingTime } from '#renderer/features/player/index.ts';
import { clockText } from '#renderer/ui/duration.ts';
import { BackwardIcon, ForwardIcon, PauseIcon, PlayIcon, StopIcon } from '#renderer/ui/icons.ts';
import type { ControlRoom } from '../model/control-view.ts';
import styles from './FilmPanel.module.css';

const JUMP_MS = 10_000;

export interface TransportProps {
  readonly room: ControlRoom;
  readonly film: Film;
  readonly showing: FilmState;
}

const Position = ({ room, film, showing }: TransportProps) => {
  const { t } = useTranslation();
  const { controlFilm } = useStore(room.actions);
  const now = usePlayingTime(film, showing, room.serverNow);
  const [held, setHeld] = useState<number | null>(null);
  const shown = held ?? now;
  // A file that does not say how long it is can be followed, but there is no end to drag to.
  const end = film.durationMs > 0 ? film.durationMs : Math.max(60_000, now * 1.25);
  return (
    <div>
      <Slider
        size="sm"
        label={clockText(shown)}
        thumbLabel={t('operator.film.position')}
        thumbProps={{ 'aria-valuetext': clockText(shown) }}
        min={0}
        max={end}
        step={1000}
        value={shown}
        disabled={!controlFilm}
        onChange={setHeld}
        onChangeEnd={(value) => {
          setHeld(null);
          void controlFilm?.(film.id, 'seek', value);
        }}
        data-testid="film-position"
      />
      <div className={styles.times}>
        <span>{clockText(shown)}</span>
        <span>{film.durationMs > 0 ? clockText(film.durationMs) : ''}</span>
      </div>
    </div>
  );
};

/** Steers the film for everybody. */
export const Transport = ({ room, film, showing }: TransportProps) => {
  const { t } = useTranslation();
  const { controlFilm } = useStore(room.actions);
  const jump = (byMs: number) => {
    const now = room.serverNow();
    const from = now === null ? showing.positionMs : filmPosition(showing, film.durationMs, now);
    void controlFilm?.(film.id, 'seek', Math.max(0, from + byMs));
  };
  const toggle = () => void controlFilm?.(film.id, showing.isPlaying ? 'pause' : 'play');
  const common = { disabled: !controlFilm, radius: 'xl' } as const;
  const playLabel = showing.isPlaying ? t('operator.film.pause') : t('operator.film.play');
  return (
    <div className={styles.transport} role="group" aria-label={t('operator.film.controls')}>
      <Position room={room} film={film} showing={showing} />
      <div className={styles.buttons}>
        <ActionIcon
          {...common}
          variant="subtle"
          color="gray"
          size={40}
          aria-label={t('operator.film.back')}
          title={t('operator.film.back')}
          onClick={() => jump(-JUMP_MS)}
        >
          <BackwardIcon aria-hidden size={20} />
        </ActionIcon>
        <ActionIcon
          {...common}
          variant="filled"
          size={48}
          aria-label={playLabel}
          title={playLabel}
          onClick={toggle}
          data-testid="film-toggle"
          data-playing={showing.isPlaying}
        >
          {showing.isPlaying ? <PauseIcon aria-hidden size={22} /> : <PlayIcon aria-hidden size={22} />}
        </ActionIcon>
        <ActionIcon
          {...common}
          variant="subtle"
          color="gray"
          size={40}
          aria-label={t('operator.film.forward')}
          title={t('operator.film.forward')}
          onClick={() => jump(JUMP_MS)}
        >
          <ForwardIcon aria-hidden size={20} />
        </ActionIcon>
        <ActionIcon
          {...common}
          variant="subtle"
          color="gray"
          size={40}
          aria-label={t('operator.film.stop')}
          title={t('operator.film.stop')}
          onClick={() => void controlFilm?.(film.id, 'stop')}
          data-testid="film-stop"
        >
          <StopIcon aria-hidden size={20} />
        </ActionIcon>
      </div>
    </div>
  );
};
