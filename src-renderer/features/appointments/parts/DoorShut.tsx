import { Button } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { CalendarIcon, ClockIcon, CloseIcon, LockIcon, PaymentIcon } from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { useLocale } from '../hooks/use-locale.ts';
import type { ShutReason, WaitingRoomView } from '../model/door-state.ts';
import { Countdown } from './Countdown.tsx';

type Shut = Extract<WaitingRoomView, { kind: 'shut' }>;

interface Look {
  readonly Icon: ComponentType<{ readonly size?: number }>;
  readonly title: string;
  readonly text: string;
  readonly more?: ReactNode;
}

/** Why the door is shut, in words for the one who stands there. */
const useLook = ({ reason, appointment, part, opensAt, closesAt }: Shut): Look => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const isProvider = part === 'provider';
  const name = isProvider ? appointment.client.name : appointment.provider.name;
  const looks: Readonly<Record<ShutReason, () => Look>> = {
    tooEarly: () => ({
      Icon: ClockIcon,
      title: t('appointments.room.tooEarly.title', { time: times.time(opensAt) }),
      text: t('appointments.room.tooEarly.text', {
        name,
        start: times.time(appointment.startsAt),
        date: times.fullDate(appointment.startsAt),
      }),
      more: <Countdown label={t('appointments.room.tooEarly.countdown')} until={opensAt} />,
    }),
    tooLate: () => ({
      Icon: LockIcon,
      title: t('appointments.room.tooLate.title'),
      text: t('appointments.room.tooLate.text', { name, time: times.time(closesAt), date: times.fullDate(closesAt) }),
    }),
    notConfirmed: () => ({
      Icon: CalendarIcon,
      title: t('appointments.room.notConfirmed.title'),
      text: isProvider
        ? t('appointments.room.notConfirmed.provider')
        : t('appointments.room.notConfirmed.client', { name }),
    }),
    unpaid: () => ({
      Icon: PaymentIcon,
      title: t('appointments.room.unpaid.title'),
      text: isProvider ? t('appointments.room.unpaid.provider') : t('appointments.room.unpaid.client'),
    }),
    cancelled: () => ({
      Icon: CloseIcon,
      title: t('appointments.room.cancelled.title'),
      text: t('appointments.room.cancelled.text', { name }),
    }),
  };
  return looks[reason]();
};

/** The door is shut: why, and when it opens. */
export const DoorShut = ({ view }: { readonly view: Shut }) => {
  const { t } = useTranslation();
  const { Icon, title, text, more } = useLook(view);
  return (
    <CenteredScreen
      key={view.reason}
      icon={<Icon size={36} />}
      title={title}
      actions={
        <Button component={AppLink} href={paths.appointment(view.appointment.id)} variant="default">
          {t('appointments.room.details')}
        </Button>
      }
    >
      {more}
      <p role="status" data-testid="door-shut" data-reason={view.reason}>
        {text}
      </p>
    </CenteredScreen>
  );
};
