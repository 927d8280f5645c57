import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { HostingState } from '#renderer/platform/index.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { HostIcon } from '#renderer/ui/icons.ts';
import type { HostingModel } from '../model/hosting-model.ts';
import styles from './Hosting.module.css';
import { RunningServer } from './RunningServer.tsx';
import { ServerLog } from './ServerLog.tsx';

export interface HostCardProps {
  readonly hosting: HostingModel;
}

type StateProps<K extends HostingState['kind']> = HostCardProps & {
  readonly state: Extract<HostingState, { kind: K }>;
};

const StartButton = ({ hosting }: HostCardProps) => {
  const { t } = useTranslation();
  return (
    <Button
      size="lg"
      fullWidth
      leftSection={<HostIcon aria-hidden size={22} />}
      onClick={hosting.start}
      data-testid="host-meeting"
    >
      {t('desktop.host.action')}
    </Button>
  );
};

const Busy = ({ label }: { readonly label: string }) => (
  <Button size="lg" fullWidth loading loaderProps={{ type: 'dots' }} aria-label={label}>
    {label}
  </Button>
);

const Failed = ({ state, hosting }: StateProps<'failed'>) => {
  const { t } = useTranslation();
  return (
    <>
      <Callout tone="danger" announce title={t('desktop.host.failed')}>
        <p>{state.why}</p>
      </Callout>
      <StartButton hosting={hosting} />
      <ServerLog hosting={hosting} />
    </>
  );
};

const Recovering = ({ hosting }: HostCardProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Callout tone="warning" announce title={t('desktop.host.recovering')}>
        <p>{t('desktop.host.recoveringText')}</p>
      </Callout>
      <ServerLog hosting={hosting} />
    </>
  );
};

const Inside = ({ hosting, state }: HostCardProps & { readonly state: HostingState }) => {
  const { t } = useTranslation();
  if (state.kind === 'running') return <RunningServer hosting={hosting} running={state} />;
  if (state.kind === 'starting') return <Busy label={t('desktop.host.starting')} />;
  if (state.kind === 'stopping') return <Busy label={t('desktop.host.stopping')} />;
  if (state.kind === 'recovering') return <Recovering hosting={hosting} />;
  return state.kind === 'failed' ? <Failed hosting={hosting} state={state} /> : <StartButton hosting={hosting} />;
};

/** The own server: start it, see how to reach it and who is there, stop it. */
export const HostCard = ({ hosting }: HostCardProps) => {
  const { t } = useTranslation();
  const heading = useId();
  const state = useStore(hosting.store);
  const isUp = state.kind === 'running' || state.kind === 'recovering' || state.kind === 'stopping';
  return (
    <Card labelledBy={heading}>
      <div className={styles.card} data-testid="host-card" data-state={state.kind}>
        <h2 id={heading} className={styles.heading}>
          {isUp ? t('desktop.host.upTitle') : t('desktop.host.title')}
        </h2>
        {isUp ? null : <p className={styles.lead}>{t('desktop.host.lead')}</p>}
        <Inside hosting={hosting} state={state} />
      </div>
    </Card>
  );
};
