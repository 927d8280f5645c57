import styles from './Sparkline.module.css';

export interface SparklineProps {
  /** Oldest first; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** How many values fill the width, so that a short past does not look like a long one. */
  readonly most: number;
  /** The top of the drawing is at least this, so that a calm line does not look wild. */
  readonly atLeast: number;
}

const WIDTH = 100;
const HEIGHT = 24;

/** One line for each stretch without a gap. */
const toPaths = ({ values, most, atLeast }: SparklineProps): readonly string[] => {
  const top = Math.max(atLeast, ...values.map((value) => value ?? 0));
  const x = (index: number) => WIDTH - ((values.length - 1 - index) * WIDTH) / Math.max(1, most - 1);
  const y = (value: number) => HEIGHT - 1 - (value / top) * (HEIGHT - 2);
  const stretches: string[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) stretches.push([]);
    else stretches.at(-1)?.push(`${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  }
  return stretches.filter((points) => points.length > 1).map((points) => `M${points.join('L')}`);
};

/** A figure over time, small. Decorative: the figure itself stands beside it. */
export const Sparkline = (props: SparklineProps) => (
  <svg className={styles.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
    {toPaths(props).map((path) => (
      <path key={path} d={path} vectorEffect="non-scaling-stroke" />
    ))}
  </svg>
);
