import { Button, Loader } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { loadCall } from '#renderer/features/call/index.ts';
import type { MediaChoice } from '#renderer/features/lobby/index.ts';
import { LobbyScreen } from '#renderer/features/lobby/LobbyScreen.tsx';
import { paths } from '#renderer/platform/index.ts';
import type { StoredValue } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { AlertIcon, LockIcon } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { useServices } from '../services-context.ts';
import type { MeetStay } from './meet-model.ts';
import type { MeetView } from './meet-view.ts';
import { MeetHeader } from './MeetHeader.tsx';
import { usePerson } from './use-person.ts';

const CallScreen = lazy(async () => ({ default: (await loadCall()).CallScreen }));

interface MeetScreenProps {
  readonly stay: MeetStay;
  readonly choice: StoredValue<MediaChoice>;
  /** Whether people here may hand on a link by which others come in. */
  readonly mayInvite?: boolean;
}

type PhaseProps<P extends MeetView['phase']> = MeetScreenProps & { readonly view: Extract<MeetView, { phase: P }> };

/** Header and content; the call itself fills the page and has no header. */
const Around = ({ children, withHeader = true }: { readonly children: ReactNode; readonly withHeader?: boolean }) => (
  <>
    {withHeader ? <MeetHeader /> : null}
    <main>{children}</main>
  </>
);

const Loading = () => {
  const { t } = useTranslation();
  return <CenteredScreen icon={<Loader color="beacon" size={34} />} title={t('common.loading')} />;
};

const Stranger = () => {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <CenteredScreen
      icon={<LockIcon size={34} />}
      title={t('meet.stranger.title')}
      actions={<Button onClick={() => go(paths.home)}>{t('common.toHome')}</Button>}
    >
      <p>{t('meet.stranger.text')}</p>
    </CenteredScreen>
  );
};

const Failed = ({ view, stay }: PhaseProps<'failed'>) => {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <CenteredScreen
      icon={<AlertIcon size={34} />}
      title={t('meet.failed')}
      actions={
        <Button variant="default" onClick={() => go(paths.home)}>
          {t('common.toHome')}
        </Button>
      }
    >
      <FailureNote failure={view.failure} onRetry={() => void stay.open()} />
    </CenteredScreen>
  );
};

const Lobby = ({ view, stay, choice }: PhaseProps<'lobby'>) => {
  const { name, avatar } = usePerson(stay);
  return (
    <LobbyScreen
      media={stay.media}
      choice={choice}
      title={view.title}
      personName={name}
      personAvatar={avatar}
      onRename={(name) => stay.rename(name)}
      inviteUrl={view.inviteUrl}
      onJoin={view.join}
      onAlmostJoin={() => void loadCall()}
      failure={view.failure}
    />
  );
};

const Call = ({ view, stay, mayInvite = true }: PhaseProps<'call'>) => {
  const { stage, shell } = useServices();
  const { session, title } = view;
  const fillsPage = useStore(stage);
  const getInvite = useCallback(() => stay.getInvite(), [stay]);
  const onStage = useCallback((onStage: boolean) => stage.setState(onStage, true), [stage]);
  const onDevices = useCallback(() => stay.rememberDevices(), [stay]);
  useEffect(() => shell?.desk.hold({ session, title, onDevices }), [shell, session, title, onDevices]);
  return (
    <Around withHeader={!fillsPage}>
      <Suspense fallback={<Loading />}>
        <CallScreen
          session={session}
          title={title}
          callee={view.callee}
          getInvite={mayInvite ? getInvite : null}
          onReturn={() => void stay.enter()}
          onStage={onStage}
          onDevices={onDevices}
        />
      </Suspense>
    </Around>
  );
};

/** Shows one stay at a meeting's address. */
export const MeetScreen = (props: MeetScreenProps) => {
  const view = useStore(props.stay.store);
  if (view.phase === 'call') return <Call {...props} view={view} />;
  if (view.phase === 'lobby')
    return (
      <Around>
        <Lobby {...props} view={view} />
      </Around>
    );
  if (view.phase === 'failed')
    return (
      <Around>
        <Failed {...props} view={view} />
      </Around>
    );
  return <Around>{view.phase === 'stranger' ? <Stranger /> : <Loading />}</Around>;
};
