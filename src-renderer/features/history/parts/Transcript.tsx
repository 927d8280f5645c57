import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchIcon } from '#renderer/ui/icons.ts';
import { timeText } from '#renderer/ui/when.ts';
import type { TranscriptLine } from '../model/call-detail.ts';
import styles from './CallDetail.module.css';

export interface TranscriptProps {
  readonly lines: readonly TranscriptLine[];
  readonly search: string;
  readonly onSearch: (text: string) => void;
}

/** What was said, as captions, with a search. */
export const Transcript = ({ lines, search, onSearch }: TranscriptProps) => {
  const { t, i18n } = useTranslation();
  return (
    <section>
      <h3 className={styles.heading}>{t('history.transcript.title')}</h3>
      <TextInput
        type="search"
        aria-label={t('history.transcript.search')}
        placeholder={t('history.transcript.search')}
        leftSection={<SearchIcon aria-hidden size={17} />}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      <p className={styles.found} role="status">
        {t('history.transcript.found', { count: lines.length })}
      </p>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.transcriptionId}>
            <strong>{line.username}</strong>{' '}
            <time dateTime={line.timestamp}>{timeText(Date.parse(line.timestamp), i18n.language)}</time>
            <p>{line.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
};
