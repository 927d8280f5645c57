import { AreaChart, BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import { Card } from '#renderer/ui/Card.tsx';
import { useStepText } from '../hooks/use-step-text.ts';
import type { Analytics } from '../model/admin-types.ts';
import styles from './Charts.module.css';

const HEIGHT = 240;
/** Nothing in a picture that readers pass over takes the focus. */
const quiet = { accessibilityLayer: false, tabIndex: -1 } as const;

/** Calls and people over time. The table below the charts has the same figures, so readers are not sent in here. */
export const Charts = ({ analytics }: { readonly analytics: Analytics }) => {
  const { t } = useTranslation();
  const stepText = useStepText(analytics.granularity);
  const data = analytics.series.map(({ date, calls, minutes, peak }) => ({
    step: stepText(date),
    calls,
    minutes,
    peak,
  }));
  const common = { h: HEIGHT, data, dataKey: 'step', gridAxis: 'x', tickLine: 'none', withLegend: true } as const;
  return (
    <div className={styles.charts} aria-hidden>
      <Card>
        <h3 className={styles.title}>{t('admin.chart.calls')}</h3>
        <BarChart
          {...common}
          barChartProps={quiet}
          yAxisProps={{ allowDecimals: false }}
          series={[{ name: 'calls', label: t('admin.figure.calls'), color: 'beacon.4' }]}
        />
      </Card>
      <Card>
        <h3 className={styles.title}>{t('admin.chart.minutes')}</h3>
        <AreaChart
          {...common}
          areaChartProps={quiet}
          curveType="monotone"
          series={[
            { name: 'minutes', label: t('admin.figure.minutes'), color: 'beacon.5' },
            { name: 'peak', label: t('admin.figure.peakCalls'), color: 'gray.5' },
          ]}
        />
      </Card>
    </div>
  );
};
