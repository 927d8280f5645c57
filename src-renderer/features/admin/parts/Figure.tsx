import styles from './Figure.module.css';

export interface FigureProps {
  readonly label: string;
  readonly value: string;
  /** What the figure is made of, or how to read it. */
  readonly note?: string | undefined;
  /** Something to look after. */
  readonly warn?: boolean;
}

/** One number with its name. */
export const Figure = ({ label, value, note, warn = false }: FigureProps) => (
  <div className={styles.figure} data-warn={warn || undefined}>
    <dt className={styles.label}>{label}</dt>
    <dd className={styles.value}>
      {value}
      {note ? <span className={styles.note}>{note}</span> : null}
    </dd>
  </div>
);

export interface FiguresProps {
  readonly label: string;
  readonly children: React.ReactNode;
}

/** Figures side by side. */
export const Figures = ({ label, children }: FiguresProps) => (
  <dl className={styles.figures} aria-label={label}>
    {children}
  </dl>
);
