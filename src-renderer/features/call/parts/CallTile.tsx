import { Loader, UnstyledButton } from '@mantine/core';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PinIcon, PinOffIcon } from '#renderer/ui/icons.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { useFrameCount } from '#renderer/ui/use-frame-count.ts';
import { useReportedWidth } from '../hooks/use-reported-width.ts';
import type { CallActions, Tile } from '../model/call-view.ts';
import type { VideoSwap } from '#renderer/ui/video-swap.ts';
import styles from './CallTile.module.css';
import { TileLabel } from './TileLabel.tsx';
import { VideoView } from '#renderer/ui/VideoView.tsx';

export interface CallTileProps {
  readonly tile: Tile;
  readonly report: CallActions['reportTileWidth'];
  readonly pinned: boolean;
  /** Null where the tile cannot be moved to the stage. */
  readonly onPin: ((tileId: string) => void) | null;
}

const Overlay = ({ connection }: Pick<Tile, 'connection'>) => {
  const { t } = useTranslation();
  if (connection === 'connected') return null;
  return (
    <div className={styles.overlay} data-kind={connection}>
      <Loader size={22} color="#fff" />
      <span>{connection === 'connecting' ? t('call.connecting') : t('call.reconnecting')}</span>
    </div>
  );
};

const PinButton = ({ tile, pinned, onPin }: { tile: Tile; pinned: boolean; onPin: (tileId: string) => void }) => {
  const { t } = useTranslation();
  const label = pinned ? t('call.unpin') : t('call.pin', { name: tile.name });
  return (
    <UnstyledButton className={styles.pin} aria-label={label} title={label} onClick={() => onPin(tile.id)}>
      {pinned ? <PinOffIcon aria-hidden size={18} /> : <PinIcon aria-hidden size={18} />}
    </UnstyledButton>
  );
};

/** One person's camera, or one screen. Keeps its picture through every change of the media path. */
export const CallTile = memo(({ tile, report, pinned, onPin }: CallTileProps) => {
  const root = useRef<HTMLElement>(null);
  const video = useRef<Pick<VideoSwap, 'frames'>>(null);
  useFrameCount(root, video);
  useReportedWidth(root, tile.id, report);
  const isCamera = tile.kind === 'camera';
  return (
    <article
      ref={root}
      className={styles.tile}
      aria-label={tile.name}
      data-testid="tile"
      data-participant={tile.participantId}
      data-kind={tile.kind}
      data-self={tile.isSelf}
      data-muted={tile.muted}
      data-speaking={tile.speaking}
      data-connection={tile.connection}
      data-path={tile.stats.path}
      data-decoded={tile.stats.framesDecoded}
      data-picture={`${tile.stats.frameWidth}x${tile.stats.frameHeight}`}
      data-packets={tile.stats.audioPackets}
      data-loss={tile.stats.lossPercent}
      data-rtt={tile.stats.roundTripMs}
      data-frames="0"
    >
      {isCamera ? (
        <div className={styles.avatar}>
          <PersonBadge name={tile.name} avatar={tile.avatar} size="clamp(40px, min(34cqw, 44cqh), 128px)" />
        </div>
      ) : null}
      <VideoView
        ref={video}
        track={tile.video}
        mirrored={tile.isSelf && isCamera}
        fit={isCamera ? 'cover' : 'contain'}
      />
      <Overlay connection={tile.connection} />
      <TileLabel tile={tile} />
      {onPin ? <PinButton tile={tile} pinned={pinned} onPin={onPin} /> : null}
    </article>
  );
});
CallTile.displayName = 'CallTile';
