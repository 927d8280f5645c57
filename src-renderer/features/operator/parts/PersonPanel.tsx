import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { trackKey } from '#renderer/media/media-path.ts';
import { timeText } from '#renderer/ui/when.ts';
import { useControl } from '../hooks/use-control-room.ts';
import { useFigures, type Figures } from '../hooks/use-figures.ts';
import type { WallSurfaceControls } from '../hooks/use-wall-surface.ts';
import { type Observed, UNRECEIVED_S } from '../model/control-state.ts';
import type { ControlRoom } from '../model/control-view.ts';
import {
  figureOf,
  KEPT_SAMPLES,
  type LinkFigures,
  type LinkSample,
  type TrendName,
  trendOf,
} from '../model/link-history.ts';
import panel from './Panel.module.css';
import { PanelEmpty } from './PanelEmpty.tsx';
import { PersonActions } from './PersonActions.tsx';
import styles from './PersonPanel.module.css';
import { QualityWord } from './QualityWord.tsx';
import { Sparkline } from './Sparkline.tsx';

const NOTHING: readonly LinkSample[] = [];

export interface PersonPanelProps {
  readonly room: ControlRoom;
  readonly surfaces: WallSurfaceControls;
}

const rows = [
  { label: 'operator.figure.loss', write: (figures, way) => figures.percent(way?.lossPercent ?? null) },
  { label: 'operator.figure.roundTrip', write: (figures, way) => figures.milliseconds(way?.roundTripMs ?? null) },
  { label: 'operator.figure.jitter', write: (figures, way) => figures.milliseconds(way?.jitterMs ?? null) },
  { label: 'operator.figure.bitrate', write: (figures, way) => figures.bitrate(way?.bitrate ?? null) },
] as const satisfies readonly {
  label: string;
  write: (figures: Figures, way: LinkFigures | null | undefined) => string;
}[];

const trends = [
  { name: 'bitrateUp', label: 'operator.figure.bitrateUp', unit: 'bitrate', atLeast: 400_000 },
  { name: 'bitrateDown', label: 'operator.figure.bitrateDown', unit: 'bitrate', atLeast: 400_000 },
  { name: 'roundTrip', label: 'operator.figure.roundTrip', unit: 'milliseconds', atLeast: 100 },
  { name: 'loss', label: 'operator.figure.loss', unit: 'percent', atLeast: 5 },
  { name: 'jitter', label: 'operator.figure.jitter', unit: 'milliseconds', atLeast: 30 },
] as const satisfies readonly {
  name: TrendName;
  label: string;
  unit: keyof Pick<Figures, 'bitrate' | 'milliseconds' | 'percent'>;
  atLeast: number;
}[];

const FiguresTable = ({
  room,
  person,
  last,
}: {
  room: ControlRoom;
  person: Observed;
  last: LinkSample | undefined;
}) => {
  const { t } = useTranslation();
  const figures = useFigures();
  const sizeDown = last?.down?.layers ?? null;
  const rate = useStore(room.media, ({ frameRates }) => frameRates.get(trackKey(person.id, 'camera')) ?? null);
  // Apps of other makers count their pictures for nobody.
  const isUntold = last !== undefined && !last.tellsFrames && (last.up !== null || last.down !== null);
  return (
    <table className={styles.table}>
      <caption className={panel.heading}>{t('operator.figure.title')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('operator.figure.up')}</th>
          <th scope="col">{t('operator.figure.down')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, write }) => (
          <tr key={label}>
            <th scope="row">{t(label)}</th>
            <td>{write(figures, last?.up)}</td>
            <td>{write(figures, last?.down)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('operator.figure.sizes')}</th>
          <td>{figures.plain(last?.up?.layers ?? null)}</td>
          <td>{sizeDown === null ? '–' : t('operator.figure.size', { size: sizeDown + 1 })}</td>
        </tr>
        <tr>
          <th scope="row">{t('operator.figure.frameRate')}</th>
          {isUntold ? (
            <td colSpan={2} data-testid="frame-rate-untold">
              {t('operator.figure.untold')}
            </td>
          ) : (
            <>
              <td data-testid="frame-rate-up">{figures.plain(last?.up?.frameRate ?? null)}</td>
              <td data-testid="frame-rate-down">{figures.plain(last?.down?.frameRate ?? null)}</td>
            </>
          )}
        </tr>
        <tr>
          <th scope="row">{t('operator.figure.frameRateHere')}</th>
          <td data-testid="frame-rate">{figures.plain(rate)}</td>
          <td>–</td>
        </tr>
      </tbody>
    </table>
  );
};

const Trends = ({ samples }: { readonly samples: readonly LinkSample[] }) => {
  const { t } = useTranslation();
  const figures = useFigures();
  return (
    <dl className={styles.trends}>
      {trends.map(({ name, label, unit, atLeast }) => (
        <div key={name} className={styles.trend}>
          <dt>{t(label)}</dt>
          <dd>{figures[unit](figureOf(name, samples.at(-1)))}</dd>
          <dd className={styles.drawing} aria-hidden>
            <Sparkline values={trendOf(name, samples)} most={KEPT_SAMPLES} atLeast={atLeast} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Person = ({ room, surfaces, person }: PersonPanelProps & { readonly person: Observed }) => {
  const { t, i18n } = useTranslation();
  const samples = useControl(room, ({ links }) => links.get(person.id) ?? NOTHING);
  const { focus } = surfaces.surface;
  return (
    <div className={panel.panel} data-testid="person-panel">
      <div className={panel.section}>
        <h3 className={styles.name}>{person.name || t('operator.unnamed')}</h3>
        <p className={panel.soft}>{t('operator.joinedAt', { time: timeText(person.joinedAt, i18n.language) })}</p>
        {person.unreceivedS < UNRECEIVED_S ? null : <p>{t('operator.unreceivedHint')}</p>}
        <div className={panel.line}>
          <div className={panel.grow}>
            <QualityWord quality={person.quality} />
          </div>
          <PersonActions
            room={room}
            person={person}
            tabIndex={0}
            isLarge={focus.kind === 'person' && focus.participantId === person.id}
            onEnlarge={() => surfaces.toggleFocus({ kind: 'person', participantId: person.id })}
          />
        </div>
      </div>
      <FiguresTable room={room} person={person} last={samples.at(-1)} />
      <Trends samples={samples} />
    </div>
  );
};

/** The selected participant: state, figures of both directions, and how they were in the last minute. */
export const PersonPanel = ({ room, surfaces }: PersonPanelProps) => {
  const { t } = useTranslation();
  const { selectedId } = surfaces.surface;
  const person = useControl(room, ({ people }) => (selectedId === null ? undefined : people.get(selectedId)));
  return person ? (
    <Person room={room} surfaces={surfaces} person={person} />
  ) : (
    <PanelEmpty>{t('operator.selectSomebody')}</PanelEmpty>
  );
};
