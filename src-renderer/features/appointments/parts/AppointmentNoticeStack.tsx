import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { paths } from '#renderer/platform/index.ts';
import { ClockIcon, DoorIcon } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import { useKind } from '../hooks/use-kind.ts';
import { useLocale } from '../hooks/use-locale.ts';
import { type Viewer, otherOf } from '../model/appointment.ts';
import type { AppointmentNotice, AppointmentNotices } from '../model/appointment-notices.ts';
import styles from './AppointmentNoticeStack.module.css';

export interface AppointmentNoticeStackProps {
  readonly notices: AppointmentNotices;
  readonly viewer: Viewer;
  /** The address of the page. */
  readonly pathname: string;
}

type NoticeProps<K extends AppointmentNotice['kind']> = Omit<AppointmentNoticeStackProps, 'viewer'> & {
  readonly notice: Extract<AppointmentNotice, { kind: K }>;
  readonly name: string;
};

const Soon = ({ notice, notices, name }: NoticeProps<'soon'>) => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const kind = useKind();
  const go = useGo();
  const { appointment } = notice;
  const minutes = Math.ceil((appointment.startsAt - useNow(10_000)) / 60_000);
  const open = () => {
    notices.dismiss(notice.id);
    go(paths.appointmentRoom(appointment.id));
  };
  return (
    <>
      <span className={styles.icon}>
        <ClockIcon aria-hidden size={22} />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>
          {minutes > 0
            ? t('appointments.notice.soonTitle', { count: minutes, name })
            : t('appointments.notice.now', { name })}
        </p>
        <p className={styles.text}>
          {t('appointments.notice.soonText', { kind: kind(appointment.type), time: times.time(appointment.startsAt) })}
        </p>
      </div>
      <div className={styles.actions}>
        <Button size="xs" onClick={open}>
          {t('appointments.notice.open')}
        </Button>
      </div>
      <CloseButton className={styles.close} aria-label={t('common.close')} onClick={() => notices.dismiss(notice.id)} />
    </>
  );
};

const Waiting = ({ notice, notices, name, pathname }: NoticeProps<'waiting'>) => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const kind = useKind();
  const go = useGo();
  const [phase, setPhase] = useState<'idle' | 'asking' | 'failed'>('idle');
  const { id, startsAt, type } = notice.appointment;
  const letIn = async () => {
    setPhase('asking');
    if (!(await notices.letIn(id))) return setPhase('failed');
    if (pathname !== paths.appointmentRoom(id)) go(paths.enterAppointment(id));
  };
  return (
    <>
      <span className={styles.icon} data-tone="live">
        <DoorIcon aria-hidden size={22} />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>{t('appointments.notice.waitingTitle', { name })}</p>
        <p className={styles.text}>
          {phase === 'failed'
            ? t('appointments.notice.failed')
            : t('appointments.notice.waitingText', { kind: kind(type), time: times.time(startsAt) })}
        </p>
      </div>
      <div className={styles.actions}>
        <Button size="xs" loading={phase === 'asking'} onClick={() => void letIn()} data-testid="let-in">
          {t('appointments.notice.letIn')}
        </Button>
      </div>
    </>
  );
};

const isRoom = (pathname: string): boolean => /^\/meet\/|\/room$/.test(pathname);

/** A room that one is in needs no reminder of it. */
const isWanted = ({ kind, appointment }: AppointmentNotice, pathname: string): boolean =>
  kind === 'waiting' || pathname !== paths.appointmentRoom(appointment.id);

/** What has to be noticed about appointments, above every page. Read out as it comes. */
export const AppointmentNoticeStack = ({ notices, viewer, pathname }: AppointmentNoticeStackProps) => {
  const { t } = useTranslation();
  const shown = useStore(notices.store).filter((notice) => isWanted(notice, pathname));
  return (
    <section aria-label={t('appointments.notice.label')} className={styles.stack} data-in-room={isRoom(pathname)}>
      <div role="status">
        <ul className={styles.list}>
          {shown.map((notice) => {
            const common = { notices, pathname, name: otherOf(notice.appointment, viewer).name };
            return (
              <li key={notice.id} className={styles.notice} data-testid="appointment-notice" data-kind={notice.kind}>
                {notice.kind === 'soon' ? (
                  <Soon notice={notice} {...common} />
                ) : (
                  <Waiting notice={notice} {...common} />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
};
