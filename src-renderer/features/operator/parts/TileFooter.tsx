import { useTranslation } from 'react-i18next';
import { useControl } from '../hooks/use-control-room.ts';
import { useFigures } from '../hooks/use-figures.ts';
import type { Observed } from '../model/control-state.ts';
import type { ControlRoom } from '../model/control-view.ts';
import { figureOf, KEPT_SAMPLES, type LinkSample, trendOf } from '../model/link-history.ts';
import { PersonActions } from './PersonActions.tsx';
import { QualityWord } from './QualityWord.tsx';
import { Sparkline } from './Sparkline.tsx';
import styles from './TileFooter.module.css';

const NOTHING: readonly LinkSample[] = [];
/** Below this the line of a bitrate stays low: a silent link is not a busy one. */
const CALM_BITRATE = 400_000;

export interface TileFooterProps {
  readonly room: ControlRoom;
  readonly person: Observed;
  /** The tab key leads into it. */
  readonly isReachable: boolean;
  readonly isLarge: boolean;
  readonly onEnlarge: () => void;
}

/** How well somebody is connected, in a word and in figures, and the commands for this one. */
export const TileFooter = ({ room, person, isReachable, isLarge, onEnlarge }: TileFooterProps) => {
  const { t } = useTranslation();
  const figures = useFigures();
  const samples = useControl(room, ({ links }) => links.get(person.id) ?? NOTHING);
  const last = samples.at(-1);
  return (
    <div className={styles.footer}>
      <div className={styles.row}>
        <QualityWord quality={person.quality} />
        <PersonActions
          room={room}
          person={person}
          tabIndex={isReachable ? 0 : -1}
          isLarge={isLarge}
          onEnlarge={onEnlarge}
        />
      </div>
      <div className={styles.row}>
        <div className={styles.trend} data-quality={person.quality}>
          <Sparkline values={trendOf('bitrateUp', samples)} most={KEPT_SAMPLES} atLeast={CALM_BITRATE} />
        </div>
        <dl className={styles.figures}>
          <div>
            <dt aria-label={t('operator.figure.up')}>↑</dt>
            <dd data-testid="figure-up">{figures.bitrate(last?.up?.bitrate ?? null)}</dd>
          </div>
          <div>
            <dt aria-label={t('operator.figure.down')}>↓</dt>
            <dd>{figures.bitrate(last?.down?.bitrate ?? null)}</dd>
          </div>
          <div>
            <dt className={styles.forReaders}>{t('operator.figure.roundTrip')}</dt>
            <dd>{figures.milliseconds(figureOf('roundTrip', last))}</dd>
          </div>
          <div>
            <dt className={styles.forReaders}>{t('operator.figure.loss')}</dt>
            <dd>{figures.percent(figureOf('loss', last))}</dd>
          </div>
        </dl>
      </div>
    </div>
  );
};
