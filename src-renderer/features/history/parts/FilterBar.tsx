import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchIcon } from '#renderer/ui/icons.ts';
import { type HistoryFilter, isDay, isFiltering, readHistoryAddress } from '../model/history-filter.ts';
import styles from './FilterBar.module.css';
import { SettledField } from './SettledField.tsx';

export interface FilterBarProps {
  readonly filter: HistoryFilter;
  readonly onChange: (filter: HistoryFilter) => void;
}

const SEARCH_PAUSE_MS = 300;
/** Longer, because the parts of a date are typed one after another. */
const DAY_PAUSE_MS = 600;

/** Which calls are to be seen: by words, kind, days, or the missed ones alone. */
export const FilterBar = ({ filter, onChange }: FilterBarProps) => {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  const change = (parts: Partial<Record<keyof HistoryFilter, unknown>>) =>
    onChange(readHistoryAddress({ ...filter, ...parts }));
  const chooseDay = (which: 'from' | 'to', day: string) => {
    if (day === '' || isDay(day)) change({ [which]: day });
  };
  const clear = () => {
    // New fields, so that nothing half-typed comes back.
    setRound(round + 1);
    onChange({});
  };
  return (
    <form key={round} role="search" className={styles.bar} onSubmit={(event) => event.preventDefault()}>
      <SettledField
        className={styles.search}
        type="search"
        label={t('history.filter.search')}
        maxLength={100}
        leftSection={<SearchIcon aria-hidden size={17} />}
        value={filter.search ?? ''}
        pauseMs={SEARCH_PAUSE_MS}
        onSettle={(search) => change({ search })}
      />
      <NativeSelect
        label={t('history.filter.type')}
        value={filter.type ?? ''}
        data={[
          { value: '', label: t('history.filter.anyType') },
          { value: 'video', label: t('history.filter.video') },
          { value: 'audio', label: t('history.filter.audio') },
        ]}
        onChange={({ currentTarget }) => change({ type: currentTarget.value })}
      />
      <SettledField
        type="date"
        label={t('history.filter.from')}
        value={filter.from ?? ''}
        max={filter.to}
        pauseMs={DAY_PAUSE_MS}
        onSettle={(day) => chooseDay('from', day)}
      />
      <SettledField
        type="date"
        label={t('history.filter.to')}
        value={filter.to ?? ''}
        min={filter.from}
        pauseMs={DAY_PAUSE_MS}
        onSettle={(day) => chooseDay('to', day)}
      />
      <SegmentedControl
        aria-label={t('history.filter.label')}
        value={filter.missed ? 'missed' : 'all'}
        onChange={(value) => change({ missed: value === 'missed' })}
        data={[
          { value: 'all', label: t('history.filter.all') },
          { value: 'missed', label: t('history.filter.missed') },
        ]}
      />
      {isFiltering(filter) ? (
        <Button variant="subtle" onClick={clear}>
          {t('history.filter.clear')}
        </Button>
      ) : null}
    </form>
  );
};
