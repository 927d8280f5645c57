import { Button, Switch, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useLoaded } from '../hooks/use-loaded.ts';
import type { LogLine } from '../model/admin-types.ts';
import { createLogModel, logLevels } from '../model/log-model.ts';
import { Choice } from './Choice.tsx';
import logStyles from './LogsSection.module.css';
import styles from './section.module.css';

/** The newest lines of the log, the newest first. */
export const LogsSection = ({ rest }: { readonly rest: RestClient }) => {
  const { t } = useTranslation();
  const model = useLoaded(createLogModel, rest);
  const view = useStore(model.store);
  useEffect(() => () => model.close(), [model]);
  return (
    <div className={styles.section}>
      <div className={styles.filters}>
        <Choice
          label={t('admin.logs.level')}
          value={view.level}
          options={logLevels.map((level) => ({ value: level, label: level }))}
          onChoose={(level) => void model.choose({ level })}
        />
        <TextInput
          className={styles.search}
          type="search"
          label={t('admin.logs.search')}
          value={view.search}
          maxLength={100}
          onChange={({ currentTarget }) => void model.choose({ search: currentTarget.value })}
        />
        <Switch
          className={logStyles.follow}
          label={t('admin.logs.follow')}
          checked={view.following}
          onChange={({ currentTarget }) => model.setFollowing(currentTarget.checked)}
        />
        <Button variant="default" loading={view.phase === 'loading'} onClick={() => void model.refresh()}>
          {t('admin.refresh')}
        </Button>
      </div>
      {view.failure ? <FailureNote failure={view.failure} onRetry={() => void model.refresh()} /> : null}
      {view.lines.length === 0 ? (
        <p className={styles.empty}>{view.phase === 'loading' ? t('common.loading') : t('admin.logs.empty')}</p>
      ) : (
        <ol className={logStyles.lines} aria-label={t('admin.section.logs')}>
          {withKeys(view.lines).map(([key, line]) => (
            <Line key={key} line={line} />
          ))}
        </ol>
      )}
    </div>
  );
};

/** Several lines may be of one millisecond; counted from the oldest, each keeps its key while newer ones come. */
const withKeys = (lines: readonly LogLine[]): readonly (readonly [string, LogLine])[] => {
  const seen = new Map<string, number>();
  return lines
    .toReversed()
    .map((line) => {
      const count = seen.get(line.timestamp) ?? 0;
      seen.set(line.timestamp, count + 1);
      return [`${line.timestamp} ${count}`, line] as const;
    })
    .toReversed();
};

const Line = ({ line }: { readonly line: LogLine }) => {
  const { timestamp, level, message, ...rest } = line;
  const details = Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : '';
  const head = (
    <>
      <time dateTime={timestamp} className={logStyles.time}>
        {timestamp.slice(0, 19).replace('T', ' ')}
      </time>
      <span className={logStyles.level} data-level={level}>
        {level}
      </span>
      <span className={logStyles.message}>{message}</span>
    </>
  );
  return (
    <li className={logStyles.line}>
      {details ? (
        <details>
          <summary className={logStyles.head}>{head}</summary>
          <pre className={logStyles.details}>{details}</pre>
        </details>
      ) : (
        <div className={logStyles.head}>{head}</div>
      )}
    </li>
  );
};
