import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { timeText } from '#renderer/ui/when.ts';
import { type CaptionSize, captionSizes } from '../layout/caption-size.ts';
import type { CaptionEntry } from '../model/call-view.ts';
import styles from './Captions.module.css';
import { SidePanel } from './SidePanel.tsx';

const sizeKeys = {
  small: 'call.captions.small',
  medium: 'call.captions.medium',
  large: 'call.captions.large',
} as const satisfies Readonly<Record<CaptionSize, string>>;

export interface CaptionsPanelProps {
  readonly captions: readonly CaptionEntry[];
  readonly size: CaptionSize;
  readonly onSize: (size: CaptionSize) => void;
  readonly onClose: () => void;
}

const Line = ({ line }: { readonly line: CaptionEntry }) => {
  const { i18n } = useTranslation();
  return (
    <li className={styles.past}>
      <p className={styles.who}>
        <strong>{line.name}</strong>
        <time dateTime={new Date(line.at).toISOString()}>{timeText(line.at, i18n.language)}</time>
      </p>
      <p>{line.text}</p>
      {line.original === line.text ? null : <p className={styles.original}>{line.original}</p>}
    </li>
  );
};

/** All that was said so far, and how large captions are. */
export const CaptionsPanel = ({ captions, size, onSize, onClose }: CaptionsPanelProps) => {
  const { t } = useTranslation();
  const spoken = captions.filter((line) => line.isFinal);
  return (
    <SidePanel title={t('call.captions.scrollback')} onClose={onClose} testId="captions-panel">
      <div className={styles.sizes}>
        <SegmentedControl
          fullWidth
          aria-label={t('call.captions.size')}
          value={size}
          onChange={(value) => onSize(value)}
          data={captionSizes.map((value) => ({ value, label: t(sizeKeys[value]) }))}
        />
      </div>
      <div className={styles.scrollback} role="log" tabIndex={0} aria-label={t('call.captions.scrollback')}>
        <ul>
          {spoken.length === 0 ? <li className={styles.empty}>{t('call.captions.empty')}</li> : null}
          {spoken.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      </div>
    </SidePanel>
  );
};
