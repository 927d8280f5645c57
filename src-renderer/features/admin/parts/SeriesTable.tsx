import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStepText } from '../hooks/use-step-text.ts';
import { useTexts } from '../hooks/use-texts.ts';
import type { Analytics } from '../model/admin-types.ts';
import styles from './section.module.css';

/** The figures behind the charts, for those who read rather than look. */
export const SeriesTable = ({ analytics }: { readonly analytics: Analytics }) => {
  const { t } = useTranslation();
  const texts = useTexts();
  const stepText = useStepText(analytics.granularity);
  return (
    <details>
      <summary className={styles.soft}>{t('admin.asTable')}</summary>
      <div className={styles.scroller} role="region" aria-label={t('admin.asTable')} tabIndex={0}>
        <Table aria-label={t('admin.asTable')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('admin.audit.when')}</Table.Th>
              <Table.Th scope="col">{t('admin.figure.calls')}</Table.Th>
              <Table.Th scope="col">{t('admin.figure.minutes')}</Table.Th>
              <Table.Th scope="col">{t('admin.figure.participants')}</Table.Th>
              <Table.Th scope="col">{t('admin.figure.peakCalls')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {analytics.series.map((point) => (
              <Table.Tr key={point.date}>
                <Table.Td>{stepText(point.date)}</Table.Td>
                <Table.Td>{texts.number(point.calls)}</Table.Td>
                <Table.Td>{texts.number(point.minutes)}</Table.Td>
                <Table.Td>{texts.number(point.participants)}</Table.Td>
                <Table.Td>{texts.number(point.peak)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  );
};
