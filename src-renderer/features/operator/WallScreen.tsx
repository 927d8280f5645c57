import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { paths } from '#renderer/platform/index.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { AlertIcon } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import './operator-styles.ts';
import { useControlKeys } from './hooks/use-control-keys.ts';
import { useControl } from './hooks/use-control-room.ts';
import { useWallSurface } from './hooks/use-wall-surface.ts';
import { WallDialogs } from './hooks/wall-dialogs.ts';
import type { ControlRoom, ControlView } from './model/control-view.ts';
import { ControlDialogs } from './parts/ControlDialogs.tsx';
import { FocusStage } from './parts/FocusStage.tsx';
import { Listening } from './parts/Listening.tsx';
import { News } from './parts/News.tsx';
import { RoomHeader } from './parts/RoomHeader.tsx';
import { SidePanels } from './parts/SidePanels.tsx';
import { Wall } from './parts/Wall.tsx';
import styles from './WallScreen.module.css';

export interface WallScreenProps {
  readonly room: ControlRoom;
  /** Shows the wall in a window of its own; null when it is in one. */
  readonly openWindow: (() => void) | null;
}

const Refused = ({ view }: { readonly view: Extract<ControlView, { phase: 'refused' }> }) => {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <main>
      <CenteredScreen
        icon={<AlertIcon size={34} />}
        title={t('operator.refused')}
        actions={<Button onClick={() => go(paths.control)}>{t('operator.backToSessions')}</Button>}
      >
        <FailureNote failure={view.failure} />
      </CenteredScreen>
    </main>
  );
};

const Watched = ({ room, openWindow }: WallScreenProps) => {
  const { t } = useTranslation();
  const surfaces = useWallSurface();
  const isOver = useControl(room, (state) => state.endedAt !== null);
  useControlKeys(room, surfaces);
  return (
    <WallDialogs value={(dialog) => surfaces.change({ dialog })}>
      <div className={styles.room} data-testid="control-room">
        <RoomHeader room={room} surfaces={surfaces} openWindow={openWindow} />
        <div className={styles.body}>
          <main className={styles.main}>
            {isOver ? (
              <Callout tone="info" title={t('operator.over.title')}>
                <p>{t('operator.over.text')}</p>
              </Callout>
            ) : null}
            <FocusStage room={room} surfaces={surfaces} />
            <Wall room={room} surfaces={surfaces} />
          </main>
          <SidePanels room={room} surfaces={surfaces} />
        </div>
        <ControlDialogs room={room} surfaces={surfaces} />
        <News room={room} />
        <Listening room={room} />
      </div>
    </WallDialogs>
  );
};

/** One session, watched and steered from outside: everybody in small pictures, with what is needed to help them. */
export const WallScreen = ({ room, openWindow }: WallScreenProps) => {
  const { t } = useTranslation();
  const view = useStore(room.view);
  if (view.phase === 'refused') return <Refused view={view} />;
  if (view.phase === 'connecting')
    return (
      <main>
        <CenteredScreen icon={<Loader color="beacon" size={34} />} title={t('operator.connecting')} />
      </main>
    );
  return <Watched room={room} openWindow={openWindow} />;
};
