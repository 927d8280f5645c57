import { Button } from '@mantine/core';
import { useRef, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type Film, FilmPlayer } from '#renderer/features/player/index.ts';
import { FilmIcon, UploadIcon } from '#renderer/ui/icons.ts';
import { clockText } from '#renderer/ui/duration.ts';
import { useControl } from '../hooks/use-control-room.ts';
import type { ControlRoom } from '../model/control-view.ts';
import styles from './FilmPanel.module.css';
import panel from './Panel.module.css';
import { PanelEmpty } from './PanelEmpty.tsx';
import { Transport } from './Transport.tsx';
import { UploadRows } from './UploadRows.tsx';

export interface FilmPanelProps {
  readonly room: ControlRoom;
}

const Upload = ({ room }: FilmPanelProps) => {
  const { t } = useTranslation();
  const { upload } = useStore(room.actions);
  const field = useRef<HTMLInputElement>(null);
  const send = (files: FileList | null) => {
    for (const file of files ?? []) upload?.(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    send(event.dataTransfer.files);
  };
  return (
    <div className={styles.drop} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={field}
        type="file"
        accept="video/*"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          send(currentTarget.files);
          currentTarget.value = '';
        }}
        data-testid="video-file"
      />
      <Button
        size="sm"
        variant="default"
        leftSection={<UploadIcon aria-hidden size={18} />}
        disabled={!upload}
        onClick={() => field.current?.click()}
      >
        {t('operator.film.upload')}
      </Button>
      <p className={panel.soft}>{t('operator.film.uploadHint')}</p>
    </div>
  );
};

const FilmRow = ({ room, film }: FilmPanelProps & { readonly film: Film }) => {
  const { t } = useTranslation();
  const { controlFilm } = useStore(room.actions);
  const isShown = useControl(room, ({ showing }) => showing?.filmId === film.id);
  return (
    <li className={panel.card} data-testid="film-row" data-film={film.id}>
      <div className={panel.line}>
        <FilmIcon aria-hidden size={18} />
        <span className={panel.name}>{film.name}</span>
        <span className={panel.soft}>{film.durationMs > 0 ? clockText(film.durationMs) : ''}</span>
      </div>
      {isShown ? (
        <p className={panel.soft}>{t('operator.film.onShow')}</p>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          disabled={!controlFilm}
          onClick={() => void controlFilm?.(film.id, 'pause', 0)}
          data-testid="show-film"
        >
          {t('operator.film.show')}
        </Button>
      )}
    </li>
  );
};

const OnShow = ({ room }: FilmPanelProps) => {
  const films = useControl(room, (state) => state.films);
  const showing = useControl(room, (state) => state.showing);
  const film = films.find(({ id }) => id === showing?.filmId);
  if (!film || !showing) return null;
  return (
    <div className={panel.section}>
      <div className={styles.preview}>
        <FilmPlayer film={film} showing={showing} serverNow={room.serverNow} silent />
      </div>
      <Transport room={room} film={film} showing={showing} />
    </div>
  );
};

/** Video files: bring them in, put one on for everybody, and steer it. */
export const FilmPanel = ({ room }: FilmPanelProps) => {
  const { t } = useTranslation();
  const films = useControl(room, (state) => state.films);
  return (
    <div className={panel.panel}>
      <OnShow room={room} />
      <Upload room={room} />
      <UploadRows uploads={room.uploads} />
      {films.length === 0 ? <PanelEmpty>{t('operator.film.none')}</PanelEmpty> : null}
      <ul className={panel.list}>
        {films.map((film) => (
          <FilmRow key={film.id} room={room} film={film} />
        ))}
      </ul>
    </div>
  );
};
