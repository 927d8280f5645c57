import { memo, useRef, type FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { trackKey } from '#renderer/media/media-path.ts';
import { MicrophoneOffIcon, LockIcon, ScreenShareIcon, VideoOffIcon } from '#renderer/ui/icons.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { useFrameCount } from '#renderer/ui/use-frame-count.ts';
import type { VideoSwap } from '#renderer/ui/video-swap.ts';
import { VideoView } from '#renderer/ui/VideoView.tsx';
import { useControl, useWatching } from '../hooks/use-control-room.ts';
import { useShownWidth } from '../hooks/use-shown-width.ts';
import { type Observed, UNRECEIVED_S } from '../model/control-state.ts';
import type { ControlRoom } from '../model/control-view.ts';
import { TileFooter } from './TileFooter.tsx';
import styles from './WallTile.module.css';

/** The smallest of a camera's pictures is enough for a tile, however sharp the screen. */
const MOST_PX = 360;

export interface WallTileProps {
  readonly room: ControlRoom;
  readonly participantId: string;
  readonly isSelected: boolean;
  /** The one tile that the tab key leads to. */
  readonly isEntry: boolean;
  readonly isLarge: boolean;
  readonly onSelect: (participantId: string) => void;
  readonly onEnlarge: (participantId: string) => void;
}

const Marks = ({ person }: { readonly person: Observed }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.marks}>
      {person.isHeld ? (
        <span role="img" className={styles.mark} data-tone="held" aria-label={t('operator.state.held')}>
          <LockIcon aria-hidden size={14} />
          <MicrophoneOffIcon aria-hidden size={15} />
        </span>
      ) : person.isMuted ? (
        <span role="img" className={styles.mark} data-tone="muted" aria-label={t('operator.state.muted')}>
          <MicrophoneOffIcon aria-hidden size={15} />
        </span>
      ) : null}
      {person.isCameraOn ? null : (
        <span role="img" className={styles.mark} aria-label={t('operator.state.cameraOff')}>
          <VideoOffIcon aria-hidden size={15} />
        </span>
      )}
      {person.isSharing ? (
        <span role="img" className={styles.mark} data-tone="sharing" aria-label={t('operator.state.sharing')}>
          <ScreenShareIcon aria-hidden size={15} />
        </span>
      ) : null}
    </div>
  );
};

const Picture = ({ room, person, isSpeaking }: { room: ControlRoom; person: Observed; isSpeaking: boolean }) => {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const video = useRef<Pick<VideoSwap, 'frames'>>(null);
  const key = trackKey(person.id, 'camera');
  const track = useStore(room.media, ({ tracks }) => tracks.get(key) ?? null);
  useShownWidth(place, key, room.show, MOST_PX);
  useFrameCount(place, video);
  return (
    <div ref={place} className={styles.picture} data-testid="wall-picture" data-frames="0">
      <div className={styles.avatar}>
        <PersonBadge name={person.name} size="clamp(44px, 30cqw, 92px)" />
      </div>
      <VideoView ref={video} track={person.isCameraOn ? track : null} mirrored={false} fit="cover" />
      <Marks person={person} />
      <span className={styles.name}>{person.name || t('operator.unnamed')}</span>
      {isSpeaking ? <span className={styles.ring} aria-hidden /> : null}
      {person.lostAt === null ? null : <p className={styles.lost}>{t('operator.state.lost')}</p>}
      {person.unreceivedS < UNRECEIVED_S ? null : (
        <p className={styles.unreceived} data-testid="unreceived">
          {t('operator.state.unreceived')}
        </p>
      )}
    </div>
  );
};

/** One participant on the wall: picture, state, how well connected, and what can be done. */
export const WallTile = memo((props: WallTileProps) => {
  const { room, participantId, isSelected, isEntry, isLarge, onSelect, onEnlarge } = props;
  const person = useControl(room, (state) => state.people.get(participantId));
  const isSpeaking = useWatching(room, ({ speaking }) => speaking.has(participantId));
  if (!person) return null;
  const select = ({ currentTarget, target }: FocusEvent) => {
    // Buttons inside are reached after the tile itself, which is selected by then.
    if (currentTarget === target || !isSelected) onSelect(participantId);
  };
  return (
    <article
      className={styles.tile}
      tabIndex={isEntry ? 0 : -1}
      aria-label={person.name}
      aria-current={isSelected}
      data-testid="wall-tile"
      data-participant={participantId}
      data-name={person.name}
      data-muted={person.isMuted}
      data-held={person.isHeld}
      data-camera={person.isCameraOn}
      data-sharing={person.isSharing}
      data-speaking={isSpeaking}
      data-quality={person.quality}
      data-lost={person.lostAt !== null}
      onFocus={select}
      onDoubleClick={() => onEnlarge(participantId)}
    >
      <Picture room={room} person={person} isSpeaking={isSpeaking && person.lostAt === null} />
      <TileFooter
        room={room}
        person={person}
        isReachable={isSelected || isEntry}
        isLarge={isLarge}
        onEnlarge={() => onEnlarge(participantId)}
      />
    </article>
  );
});
WallTile.displayName = 'WallTile';
