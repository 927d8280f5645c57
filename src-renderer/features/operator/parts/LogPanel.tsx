import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { saveFile } from '#renderer/platform/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DownloadIcon, SearchIcon } from '#renderer/ui/icons.ts';
import { localeFor } from '#renderer/ui/locale.ts';
import { useControl } from '../hooks/use-control-room.ts';
import { useLogLines } from '../hooks/use-log-lines.ts';
import type { ControlRoom } from '../model/control-view.ts';
import { exportName, toCsv, toJson } from '../model/log-export.ts';
import { filterLog, type LogFilter, type LogGroup, logGroups, type LogLine, wholeLog } from '../model/log-filter.ts';
import styles from './LogPanel.module.css';
import panel from './Panel.module.css';
import { PanelEmpty } from './PanelEmpty.tsx';

const groupKeys = {
  people: 'operator.log.group.people',
  media: 'operator.log.group.media',
  quality: 'operator.log.group.quality',
  sharing: 'operator.log.group.sharing',
  operators: 'operator.log.group.operators',
} as const satisfies Readonly<Record<LogGroup, string>>;

interface FilterProps {
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
}

const Filter = ({ filter, onFilter }: FilterProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.filter}>
      <NativeSelect
        size="xs"
        aria-label={t('operator.log.kind')}
        value={filter.groups[0] ?? ''}
        onChange={({ currentTarget }) =>
          onFilter({ ...filter, groups: logGroups.filter((group) => group === currentTarget.value) })
        }
        data={[
          { value: '', label: t('operator.log.all') },
          ...logGroups.map((value) => ({ value, label: t(groupKeys[value]) })),
        ]}
      />
      <TextInput
        size="xs"
        aria-label={t('operator.log.search')}
        placeholder={t('operator.log.search')}
        leftSection={<SearchIcon aria-hidden size={15} />}
        rightSection={
          filter.text ? (
            <CloseButton
              size="xs"
              aria-label={t('operator.log.clear')}
              onClick={() => onFilter({ ...filter, text: '' })}
            />
          ) : null
        }
        value={filter.text}
        onChange={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
    </div>
  );
};

/** Hands the lines over as a file that is called after the session. */
const save = (
  lines: readonly LogLine[],
  session: { readonly id: string; readonly title: string },
  ending: 'csv' | 'json',
): void => {
  const text = ending === 'csv' ? toCsv(lines) : toJson(lines, session);
  const type = ending === 'csv' ? 'text/csv' : 'application/json';
  saveFile(exportName(session.title, Date.now(), ending), new Blob([text], { type }));
};

const Export = ({ room, lines }: { readonly room: ControlRoom; readonly lines: readonly LogLine[] }) => {
  const { t } = useTranslation();
  const { sessionId: id, title } = useControl(room, (state) => state);
  return (
    <div className={panel.line}>
      {(['csv', 'json'] as const).map((ending) => (
        <Button
          key={ending}
          size="compact-sm"
          variant="default"
          leftSection={<DownloadIcon aria-hidden size={16} />}
          disabled={lines.length === 0}
          onClick={() => save(lines, { id, title }, ending)}
          data-testid={`export-${ending}`}
        >
          {ending === 'csv' ? t('operator.log.csv') : t('operator.log.json')}
        </Button>
      ))}
    </div>
  );
};

const Line = ({ line }: { readonly line: LogLine }) => {
  const { i18n } = useTranslation();
  const { entry, who, words } = line;
  const time = new Intl.DateTimeFormat(localeFor(i18n.language), { timeStyle: 'medium' }).format(
    new Date(entry.timestamp),
  );
  return (
    <li className={styles.line} data-testid="log-line" data-type={entry.type}>
      <time className={panel.soft} dateTime={entry.timestamp}>
        {time}
      </time>
      <span>
        {who ? <strong>{who} </strong> : null}
        {words}
        {entry.actor_name ? <span className={panel.soft}> ({entry.actor_name})</span> : null}
      </span>
    </li>
  );
};

/** What happened, newest first, with a filter and two ways to take it along. */
export const LogPanel = ({ room }: { readonly room: ControlRoom }) => {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<LogFilter>(wholeLog);
  const { isLoading, failure } = useStore(room.log.store);
  const lines = filterLog(useLogLines(room), filter);
  return (
    <div className={panel.panel}>
      <Filter filter={filter} onFilter={setFilter} />
      <Export room={room} lines={lines} />
      {failure ? <FailureNote failure={failure} onRetry={() => void room.log.catchUp()} /> : null}
      {lines.length === 0 ? (
        <PanelEmpty>{isLoading ? t('common.loading') : t('operator.log.none')}</PanelEmpty>
      ) : (
        <ol className={styles.lines} aria-label={t('operator.log.title')} reversed>
          {lines.toReversed().map((line) => (
            <Line key={line.entry.number} line={line} />
          ))}
        </ol>
      )}
    </div>
  );
};
