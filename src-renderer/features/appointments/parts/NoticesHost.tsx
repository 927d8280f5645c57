import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestClient } from '#renderer/client/client-types.ts';
import { browserClock } from '#renderer/media/timers.ts';
import { showCallNotification } from '#renderer/platform/index.ts';
import { useLocale } from '../hooks/use-locale.ts';
import { useKind } from '../hooks/use-kind.ts';
import { type Viewer, otherOf } from '../model/appointment.ts';
import { createAppointmentNotices } from '../model/appointment-notices.ts';
import type { Line } from '../model/follow-line.ts';
import type { Reminder } from '../model/reminders.ts';
import { AppointmentNoticeStack } from './AppointmentNoticeStack.tsx';

export interface NoticesHostProps {
  readonly rest: RestClient;
  readonly line: Line;
  readonly viewer: Viewer;
  readonly pathname: string;
}

/** Shows a reminder outside of the page, in the language of the moment. */
const useNotify = (viewer: Viewer) => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const kind = useKind();
  const notify = ({ appointment, minutes }: Reminder): void => {
    const { id, startsAt, type } = appointment;
    const name = otherOf(appointment, viewer).name;
    showCallNotification({
      title: t('appointments.notice.soonTitle', { count: minutes, name }),
      body: t('appointments.notice.soonText', { kind: kind(type), time: times.time(startsAt) }),
      tag: id,
    });
  };
  const newest = useRef(notify);
  useEffect(() => void (newest.current = notify));
  return newest;
};

/** Watches over the appointments of whoever is signed in, on every page. */
export const NoticesHost = ({ rest, line, viewer, pathname }: NoticesHostProps) => {
  const notify = useNotify(viewer);
  const notices = useMemo(
    () =>
      createAppointmentNotices({
        ...{ rest, line, viewer, clock: browserClock },
        onReminder: (reminder) => notify.current(reminder),
      }),
    [rest, line, viewer, notify],
  );
  useEffect(() => notices.follow(), [notices]);
  return <AppointmentNoticeStack notices={notices} viewer={viewer} pathname={pathname} />;
};
