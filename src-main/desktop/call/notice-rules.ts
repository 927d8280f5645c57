import type { DeskRing } from '#shared/ipc/index.ts';
import type { DeskState } from './call-desk.ts';

/** Whether the person sees the main window. */
export interface Attention {
  readonly isFocused: boolean;
  /** In the tray, minimized, or not there. */
  readonly isHidden: boolean;
  /** Rings have a window of their own: one place is enough. */
  readonly hasRingWindow: boolean;
}

/** Something that the system shall tell. */
export type Notice =
  | { readonly kind: 'ring'; readonly ring: DeskRing }
  | { readonly kind: 'ringEnded'; readonly ringId: string }
  /** `from` is known when it was one call, that was heard here. */
  | { readonly kind: 'missed'; readonly count: number; readonly from: string | null }
  | { readonly kind: 'message'; readonly title: string; readonly from: string; readonly text: string };

/** Decides what to tell, from one state to the next. */
export type NoticeRules = (now: DeskState, before: DeskState, attention: Attention) => readonly Notice[];

const ringNotices = (now: DeskState, before: DeskState, { isFocused, hasRingWindow }: Attention): readonly Notice[] => {
  const [rings, older] = [now?.rings ?? [], before?.rings ?? []];
  const has = (list: readonly DeskRing[], { id }: DeskRing): boolean => list.some((other) => other.id === id);
  const ended = older.filter((ring) => !has(rings, ring)).map(({ id }) => ({ kind: 'ringEnded', ringId: id }) as const);
  const begun = isFocused || hasRingWindow ? [] : rings.filter((ring) => !has(older, ring));
  return [...ended, ...begun.map((ring) => ({ kind: 'ring', ring }) as const)];
};

const messageNotices = (now: DeskState, before: DeskState, { isHidden }: Attention): readonly Notice[] => {
  const [call, older] = [now?.call, before?.call];
  if (!isHidden || !call?.message || !older) return [];
  const isNew = call.message.id !== older.message?.id;
  const { from, text } = call.message;
  return isNew ? [{ kind: 'message', title: call.title, from, text }] : [];
};

/** Builds the rules; they remember who called last, since a call counts as missed a moment after it stopped ringing. */
export const createNoticeRules = (): NoticeRules => {
  let lastFrom: string | null = null;
  const missedNotices = (now: DeskState, before: DeskState, { isHidden }: Attention): readonly Notice[] => {
    const [count, older] = [now?.missedCount, before?.missedCount];
    if (typeof count !== 'number' || typeof older !== 'number' || count <= older) return [];
    const from = count === older + 1 ? lastFrom : null;
    lastFrom = null;
    return isHidden ? [{ kind: 'missed', count: count - older, from }] : [];
  };
  return (now, before, attention) => {
    const rings = ringNotices(now, before, attention);
    if (before?.rings[0]) lastFrom = before.rings[0].from;
    const all = [...rings, ...missedNotices(now, before, attention), ...messageNotices(now, before, attention)];
    return now?.wantsNotices === false ? all.filter(({ kind }) => kind === 'ringEnded') : all;
  };
};
