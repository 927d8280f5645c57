import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireHistoryEntry } from '#renderer/client/catalog.ts';
import { titleOf } from '#renderer/features/history/index.ts';
import { paths } from '#renderer/platform/index.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import styles from './RunningBanner.module.css';

/** A meeting that goes on without this person, with the way back into it. */
export const RunningBanner = ({ call }: { readonly call: WireHistoryEntry }) => {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <section className={styles.banner} aria-label={t('home.running.label')} data-testid="running-meeting">
      <span className={styles.light} aria-hidden />
      <p className={styles.words}>
        <strong>{titleOf(call) ?? t('common.meeting')}</strong>
        <span>{t('home.running.text', { count: call.participantCount })}</span>
      </p>
      <Button size="sm" onClick={() => go(paths.meet(call.conversationId))}>
        {t('home.running.return')}
      </Button>
    </section>
  );
};
