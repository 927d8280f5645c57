import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { AlertIcon, DoorIcon } from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import './appointment-styles.ts';
import type { WaitingRoom } from './model/waiting-room.ts';
import type { WaitingRoomView } from './model/door-state.ts';
import { DoorShut } from './parts/DoorShut.tsx';
import { SessionOver } from './parts/SessionOver.tsx';

/** What is shown outside of lobby and call. */
export type OutsideView = Exclude<WaitingRoomView, { kind: 'open' }>;

export interface WaitingRoomScreenProps {
  readonly room: WaitingRoom;
  readonly view: OutsideView;
}

const Waiting = ({ view, room }: WaitingRoomScreenProps & { view: Extract<OutsideView, { kind: 'waiting' }> }) => {
  const { t } = useTranslation();
  return (
    <CenteredScreen
      icon={<DoorIcon size={36} />}
      title={t('appointments.room.waiting.title')}
      actions={
        <Button variant="default" onClick={() => room.stopKnocking()} data-testid="stop-waiting">
          {t('appointments.room.waiting.leave')}
        </Button>
      }
    >
      <p role="status" data-testid="waiting-for-provider">
        {t('appointments.room.waiting.text', { name: view.appointment.provider.name })}
      </p>
    </CenteredScreen>
  );
};

const Failed = ({ view, room }: WaitingRoomScreenProps & { view: Extract<OutsideView, { kind: 'failed' }> }) => {
  const { t } = useTranslation();
  return (
    <CenteredScreen
      icon={<AlertIcon size={34} />}
      title={t('appointments.room.failed')}
      actions={
        <Button component={AppLink} href={paths.appointments} variant="default">
          {t('appointments.back')}
        </Button>
      }
    >
      <FailureNote failure={view.failure} onRetry={() => void room.load()} />
    </CenteredScreen>
  );
};

const Loading = () => {
  const { t } = useTranslation();
  return <CenteredScreen icon={<Loader color="beacon" size={34} />} title={t('appointments.room.loading')} />;
};

/** The room before and after the session: why the door is shut, that one waits to be let in, how long it was. */
export const WaitingRoomScreen = ({ room, view }: WaitingRoomScreenProps) => {
  if (view.kind === 'failed') return <Failed room={room} view={view} />;
  if (view.kind === 'shut') return <DoorShut view={view} />;
  if (view.kind === 'waiting') return <Waiting room={room} view={view} />;
  if (view.kind === 'over') return <SessionOver appointment={view.appointment} />;
  return <Loading />;
};
