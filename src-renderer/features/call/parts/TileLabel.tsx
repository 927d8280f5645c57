import { useTranslation } from 'react-i18next';
import { MicrophoneOffIcon, ScreenShareIcon } from '#renderer/ui/icons.ts';
import type { Tile } from '../model/call-view.ts';
import styles from './CallTile.module.css';
import { QualityBars } from '#renderer/ui/QualityBars.tsx';

/** Whose tile this is, whether the microphone is off, and how good the line is. */
export const TileLabel = ({ tile }: { readonly tile: Tile }) => {
  const { t } = useTranslation();
  const name = tile.isSelf ? t('call.you') : tile.name;
  const isScreen = tile.kind === 'screen';
  return (
    <div className={styles.label}>
      {isScreen ? <ScreenShareIcon aria-hidden size={16} className={styles.labelIcon} /> : null}
      {tile.muted && !isScreen ? (
        <span role="img" aria-label={t('call.muted')} className={styles.mute}>
          <MicrophoneOffIcon aria-hidden size={15} />
        </span>
      ) : null}
      <span className={styles.name}>{isScreen ? t('call.screenOf', { name }) : name}</span>
      {isScreen || tile.isSelf ? null : <QualityBars quality={tile.quality} />}
    </div>
  );
};
