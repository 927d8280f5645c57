import { useTranslation } from 'react-i18next';
import type { CaptureSource } from '#renderer/platform/index.ts';
import { ScreenShareIcon } from '#renderer/ui/icons.ts';
import styles from './SourcePicker.module.css';

interface SourceListProps {
  readonly sources: readonly CaptureSource[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onShare: (source: CaptureSource) => void;
}

const kinds = [
  ['screen', 'desktop.share.screens'],
  ['window', 'desktop.share.windows'],
] as const;

const Source = ({
  source,
  chosen,
  onChoose,
  onShare,
}: { source: CaptureSource } & Omit<SourceListProps, 'sources'>) => (
  <label className={styles.source} onDoubleClick={() => onShare(source)}>
    <input
      type="radio"
      name="source"
      checked={chosen === source.id}
      onChange={() => onChoose(source.id)}
      className={styles.radio}
    />
    <span className={styles.picture}>
      {source.thumbnail === '' ? <ScreenShareIcon aria-hidden size={30} /> : <img src={source.thumbnail} alt="" />}
    </span>
    <span className={styles.name}>{source.name}</span>
  </label>
);

/** Screens and windows with pictures, as radio buttons: arrows move, Enter shares, a double click does both. */
export const SourceList = ({ sources, ...rest }: SourceListProps) => {
  const { t } = useTranslation();
  if (sources.length === 0) return <p className={styles.nothing}>{t('desktop.share.nothing')}</p>;
  return (
    <div className={styles.list}>
      {kinds.map(([kind, title]) => {
        const some = sources.filter((source) => source.kind === kind);
        return some.length === 0 ? null : (
          <fieldset key={kind} className={styles.group}>
            <legend>{t(title)}</legend>
            <div className={styles.grid}>
              {some.map((source) => (
                <Source key={source.id} source={source} {...rest} />
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
};
