import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useLoaded } from '../hooks/use-loaded.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { useWord } from '../hooks/use-word.ts';
import type { AdminRights } from '../model/rights.ts';
import { createSystemModel, type HealthCheck } from '../model/system-model.ts';
import { BackupCard } from './BackupCard.tsx';
import { CleanupCard } from './CleanupCard.tsx';
import { Figure, Figures } from './Figure.tsx';
import styles from './section.module.css';

export interface SystemSectionProps {
  readonly rest: RestClient;
  readonly rights: AdminRights;
}

/** The server itself: its health, what it keeps, backups and clean-up. */
export const SystemSection = ({ rest, rights }: SystemSectionProps) => {
  const { t } = useTranslation();
  const texts = useTexts();
  const word = useWord();
  const model = useLoaded(createSystemModel, rest);
  const view = useStore(model.store);
  return (
    <div className={styles.section}>
      {view.failure ? <FailureNote failure={view.failure} onRetry={() => void model.refresh()} /> : null}
      <Card labelledBy="admin-health">
        <h2 id="admin-health" className={styles.title}>
          {t('admin.system.health')}
        </h2>
        <ul className={styles.people}>
          {view.checks.map((check) => (
            <Check key={check.name} check={check} />
          ))}
        </ul>
      </Card>
      {view.stats ? (
        <Figures label={t('admin.system.stored')}>
          <Figure label={t('admin.system.database')} value={texts.size(view.stats.databaseSize)} />
          {Object.entries(view.stats.stored).map(([name, count]) => (
            <Figure key={name} label={word(name)} value={texts.number(count)} />
          ))}
        </Figures>
      ) : null}
      <BackupCard model={model} allowed={rights.backUp} />
      <CleanupCard model={model} allowed={rights.cleanUp} />
    </div>
  );
};

const colors = { healthy: 'teal', warning: 'yellow', unhealthy: 'red' } as const;
const wordKeys = {
  healthy: 'admin.system.healthy',
  warning: 'admin.system.warning',
  unhealthy: 'admin.system.unhealthy',
} as const;

const Check = ({ check }: { readonly check: HealthCheck }) => {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <li className={styles.person}>
      <Badge flex="none" color={colors[check.status]}>
        {t(wordKeys[check.status])}
      </Badge>
      <strong>{word(check.name)}</strong>
      <span className={styles.soft}>{check.message}</span>
    </li>
  );
};
