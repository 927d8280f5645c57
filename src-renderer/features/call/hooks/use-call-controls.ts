import { useStore } from 'zustand';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import { fullScreenToggle } from '#renderer/platform/index.ts';
import { type KeyHandlers, useKeys } from '#renderer/ui/use-keys.ts';
import { type ShortcutAction, shortcuts } from '../layout/shortcuts.ts';
import type { CallSession, CallView } from '../model/call-view.ts';
import { type SurfaceControls, useSurface } from './use-surface.ts';

type Act = (() => void) | null;

/** All that buttons and keys can do now; null is not possible now. */
export interface CallControls {
  readonly media: LocalMedia;
  readonly surfaces: SurfaceControls;
  readonly act: Readonly<Record<'toggleMicrophone' | 'toggleCamera' | 'toggleScreen' | 'leave' | 'endForAll', Act>>;
  readonly toggleFullScreen: Act;
  readonly unreadChat: number;
  readonly waiting: number;
  readonly canInvite: boolean;
  /** An operator keeps the microphone silent. */
  readonly isHeld: boolean;
}

/** Failures show up in the view, so nobody waits for these promises. */
const detach = (action: (() => Promise<void>) | null, after: () => void = () => undefined): Act =>
  action ? () => void action().then(after) : null;

const shortcutHandlers = ({
  act,
  surfaces,
  canInvite,
  toggleFullScreen,
}: CallControls): KeyHandlers<ShortcutAction> => ({
  microphone: act.toggleMicrophone,
  camera: act.toggleCamera,
  screen: act.toggleScreen,
  chat: () => surfaces.togglePanel('chat'),
  participants: () => surfaces.togglePanel('participants'),
  captions: surfaces.toggleCaptions,
  invite: canInvite ? () => surfaces.openDialog({ kind: 'invite' }) : null,
  fullScreen: toggleFullScreen,
  help: () => surfaces.openDialog({ kind: 'shortcuts' }),
});

/** Binds buttons and keyboard to the session. */
export const useCallControls = (
  session: CallSession,
  view: Extract<CallView, { phase: 'inCall' }>,
  { canInvite, onDevices }: { readonly canInvite: boolean; readonly onDevices: () => void },
): CallControls => {
  const actions = useStore(session.actions);
  const surfaces = useSurface();
  const controls: CallControls = {
    media: session.media,
    surfaces,
    act: {
      toggleMicrophone: detach(actions.toggleMicrophone, onDevices),
      toggleCamera: detach(actions.toggleCamera, onDevices),
      toggleScreen: detach(actions.toggleScreen),
      leave: detach(actions.leave),
      endForAll: detach(actions.endForAll),
    },
    toggleFullScreen: detach(fullScreenToggle()),
    unreadChat: surfaces.surface.panel === 'chat' ? 0 : view.unreadChat,
    waiting: view.waiting.length,
    canInvite,
    isHeld: view.isHeld,
  };
  useKeys(shortcuts, shortcutHandlers(controls), surfaces.surface.dialog.kind === 'none');
  return controls;
};
