import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CloseIcon } from '#renderer/ui/icons.ts';
import { timeText } from '#renderer/ui/when.ts';
import { useAlertText } from '../hooks/use-alert-text.ts';
import { useControl } from '../hooks/use-control-room.ts';
import type { WallSurfaceControls } from '../hooks/use-wall-surface.ts';
import type { Alert } from '../model/alerts.ts';
import type { Waiting } from '../model/control-state.ts';
import type { ControlRoom } from '../model/control-view.ts';
import styles from './Panel.module.css';
import { PanelEmpty } from './PanelEmpty.tsx';

export interface AlertsPanelProps {
  readonly room: ControlRoom;
  readonly surfaces: WallSurfaceControls;
}

const WaitingList = ({ room, waiting }: { readonly room: ControlRoom; readonly waiting: readonly Waiting[] }) => {
  const { t } = useTranslation();
  const { admit } = useStore(room.actions);
  return (
    <section className={styles.section} aria-label={t('operator.waiting.title')}>
      <h3 className={styles.heading}>{t('operator.waiting.title')}</h3>
      <ul className={styles.list}>
        {waiting.map(({ id, name }) => (
          <li key={id} className={styles.card} data-tone="warning" data-testid="waiting">
            <span className={styles.name}>{name || t('operator.unnamed')}</span>
            <div className={styles.line}>
              <Button size="xs" disabled={!admit} onClick={() => void admit?.(id, true)} data-testid="admit">
                {t('operator.waiting.admit')}
              </Button>
              <Button size="xs" variant="default" disabled={!admit} onClick={() => void admit?.(id, false)}>
                {t('operator.waiting.refuse')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};

const toneOf = ({ kind, quality }: Alert): 'danger' | 'warning' | undefined => {
  if (kind === 'lost' || quality === 'poor') return 'danger';
  return kind === 'share' ? undefined : 'warning';
};

const AlertRow = ({ alert, room, surfaces }: AlertsPanelProps & { readonly alert: Alert }) => {
  const { t, i18n } = useTranslation();
  const textOf = useAlertText();
  const { participantId, kind } = alert;
  const look = () =>
    surfaces.change({
      selectedId: participantId,
      panel: kind === 'quality' ? 'person' : 'alerts',
      focus: { kind: kind === 'share' ? 'share' : 'person', participantId },
    });
  return (
    <li className={styles.card} data-tone={toneOf(alert)} data-testid="alert" data-kind={kind}>
      <div className={styles.line}>
        <span className={styles.grow}>{textOf(alert)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('operator.alert.dismiss')}
          title={t('operator.alert.dismiss')}
          onClick={() => room.dismissAlert(alert.id)}
        >
          <CloseIcon aria-hidden size={16} />
        </ActionIcon>
      </div>
      <div className={styles.line}>
        <time className={`${styles.soft} ${styles.grow}`} dateTime={new Date(alert.at).toISOString()}>
          {timeText(alert.at, i18n.language)}
        </time>
        <Button size="compact-sm" variant="default" onClick={look}>
          {t('operator.alert.look')}
        </Button>
      </div>
    </li>
  );
};

/** Who waits to come in, and what wants to be looked at. */
export const AlertsPanel = ({ room, surfaces }: AlertsPanelProps) => {
  const { t } = useTranslation();
  const waiting = useControl(room, (state) => state.waiting);
  const open = useControl(room, ({ alerts }) => alerts.open).filter(({ kind }) => kind !== 'waiting');
  return (
    <div className={styles.panel}>
      {waiting.length > 0 ? <WaitingList room={room} waiting={waiting} /> : null}
      {open.length > 0 ? (
        <ul className={styles.list}>
          {open.map((alert) => (
            <AlertRow key={alert.id} alert={alert} room={room} surfaces={surfaces} />
          ))}
        </ul>
      ) : null}
      {open.length + waiting.length === 0 ? <PanelEmpty>{t('operator.alert.none')}</PanelEmpty> : null}
    </div>
  );
};
