import type { CallSession, CallView } from '#renderer/features/call/index.ts';
import type { RecentCallsState } from '#renderer/features/history/index.ts';
import { type RingView, ringsOf } from '#renderer/features/incoming/index.ts';
import type { Theme } from '#renderer/features/settings/index.ts';
import {
  DESK_MESSAGE_LIMIT,
  DESK_NAME_LIMIT,
  DESK_RINGS_LIMIT,
  type DeskCall,
  type DeskReport,
  type DeskRing,
} from '#renderer/platform/index.ts';

/** A call that this page is in, or on its way into. */
export interface HeldCall {
  readonly session: CallSession;
  readonly title: string;
  /** Microphone or camera were switched on purpose. */
  readonly onDevices: () => void;
}

const clip = (text: string, limit = DESK_NAME_LIMIT): string =>
  text.length > limit ? `${text.slice(0, limit - 1)}…` : text;

const deviceOf = ({ on, problem }: { readonly on: boolean; readonly problem: string | null }) =>
  problem === null ? (on ? 'on' : 'off') : 'none';

/** True when somebody else has just written. What was written before one came counts as read. */
export const hasNewMessage = (now: CallView, before: CallView): boolean =>
  now.phase === 'inCall' && now.unreadChat > (before.phase === 'inCall' ? before.unreadChat : 0);

/** The newest message of somebody else. */
export const newestMessage = (view: CallView): DeskCall['message'] => {
  const found = view.phase === 'inCall' ? view.chat.findLast(({ isSelf }) => !isSelf) : undefined;
  return found ? { id: found.id, from: clip(found.name), text: clip(found.text, DESK_MESSAGE_LIMIT) } : null;
};

/** The call as the desktop sees it; null before it is entered and after its end. */
export const toDeskCall = (held: HeldCall | null, message: DeskCall['message']): DeskCall | null => {
  const view = held?.session.view.getState();
  if (!held || view?.phase !== 'inCall') return null;
  const { microphone, camera } = held.session.media.store.getState();
  const heard = deviceOf(microphone);
  return {
    title: clip(held.title),
    peopleCount: view.tiles.filter(({ kind }) => kind === 'camera').length,
    microphone: view.isHeld && heard === 'on' ? 'off' : heard,
    camera: deviceOf(camera),
    since: Math.max(0, Math.round(view.startedAt)),
    unreadCount: view.unreadChat,
    message,
  };
};

/** Who calls, if anybody, the oldest first. */
export const toDeskRings = (view: RingView): DeskRing[] =>
  ringsOf(view)
    .slice(0, DESK_RINGS_LIMIT)
    .map(({ callId, callerName, callerAvatar, type }) => ({
      id: callId,
      from: clip(callerName),
      avatar: callerAvatar ?? null,
      kind: type,
    }));

/** How many missed calls nobody has looked at; null while it is not known. */
export const toMissedCount = (recent: RecentCallsState): number | null =>
  recent.kind === 'ready' ? recent.unseenMissed : null;

/** The light that was chosen, in the words of the desktop. */
export const toDeskTheme = (theme: Theme): DeskReport['theme'] => (theme === 'auto' ? 'system' : theme);
