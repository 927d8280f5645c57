import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useCallControls } from '../hooks/use-call-controls.ts';
import { useWakeLock } from '../hooks/use-wake-lock.ts';
import { type CaptionSize, storedCaptionSize } from '../layout/caption-size.ts';
import { FilmPlayer } from '#renderer/features/player/index.ts';
import type { CallSession, CallView } from '../model/call-view.ts';
import { createPlaybackGate } from '../playback/playback-gate.ts';
import { Banners } from './Banners.tsx';
import { CallDialogs } from './CallDialogs.tsx';
import { CallHeader } from './CallHeader.tsx';
import { CallPanel } from './CallPanel.tsx';
import { CaptionsOverlay } from './CaptionsOverlay.tsx';
import { ControlBar } from './ControlBar.tsx';
import styles from './InCall.module.css';
import type { GetInvite } from './InviteDialog.tsx';
import { Sounds } from './Sounds.tsx';
import { Stage } from './Stage.tsx';
import { Toasts } from './Toasts.tsx';

export interface InCallProps {
  readonly session: CallSession;
  readonly view: Extract<CallView, { phase: 'inCall' }>;
  readonly title: string;
  readonly callee: string | null;
  readonly getInvite: GetInvite | null;
  readonly onDevices: () => void;
}

/** The call itself: pictures, sound, and everything around them. */
export const InCall = ({ session, view, title, callee, getInvite, onDevices }: InCallProps) => {
  const gate = useMemo(() => createPlaybackGate(), []);
  const actions = useStore(session.actions);
  const speakerId = useStore(session.media.store, (state) => state.speakerId);
  const isSharing = useStore(session.media.store, (state) => state.screen !== null);
  const controls = useCallControls(session, view, { canInvite: getInvite !== null, onDevices });
  const [captionSize, setCaptionSize] = useState<CaptionSize>(() => storedCaptionSize.read() ?? 'medium');
  const chooseSize = (size: CaptionSize) => {
    setCaptionSize(size);
    storedCaptionSize.write(size);
  };
  const { surface, togglePin, turnTo } = controls.surfaces;
  const people = view.tiles.filter((tile) => tile.kind === 'camera').length;
  useWakeLock();
  return (
    <div
      className={styles.call}
      data-sharing={isSharing}
      data-testid="call"
      data-call={view.callId}
      data-line={view.line}
    >
      <CallHeader
        title={title}
        startedAt={view.startedAt}
        mode={view.mode}
        people={people}
        watchers={view.watchers}
        isLocked={view.isLocked}
      />
      <div className={styles.middle}>
        <div className={styles.pictures}>
          {view.film ? (
            <div className={styles.film}>
              <FilmPlayer film={view.film.film} showing={view.film.state} serverNow={session.serverNow} />
            </div>
          ) : null}
          <div className={styles.people}>
            <Stage
              tiles={view.tiles}
              report={actions.reportTileWidth}
              pinnedId={surface.pinnedId}
              onPin={togglePin}
              page={surface.page}
              onPage={turnTo}
            />
          </div>
          <div className={styles.news}>
            <Banners view={view} callee={callee} isSharing={isSharing} actions={actions} gate={gate} />
            <Toasts notices={view.notices} canAdmit={actions.admit !== null} unreadChat={controls.unreadChat} />
          </div>
          {surface.captionsOn ? <CaptionsOverlay captions={view.captions} size={captionSize} /> : null}
        </div>
        <CallPanel
          view={view}
          actions={actions}
          surfaces={controls.surfaces}
          captionSize={captionSize}
          onCaptionSize={chooseSize}
        />
      </div>
      <ControlBar controls={controls} />
      <CallDialogs controls={controls} title={title} getInvite={getInvite} remove={actions.remove} />
      <Sounds tiles={view.tiles} gate={gate} speakerId={speakerId} />
    </div>
  );
};
