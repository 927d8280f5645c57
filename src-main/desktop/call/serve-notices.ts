import process from 'node:process';
import { Notification } from 'electron';
import type { NativeTexts } from '../app/native-texts.ts';
import type { CallDesk, DeskState } from './call-desk.ts';
import { type Attention, createNoticeRules } from './notice-rules.ts';
import { type NoticeView, toNoticeView } from './notice-texts.ts';

interface NoticeParts {
  readonly desk: CallDesk;
  readonly texts: NativeTexts;
  readonly attention: () => Attention;
  /** What rings has lost its window. */
  readonly ringsLost: (listener: () => void) => void;
  /** Opens a screen of the client. */
  readonly open: (path: string) => void;
}

/** Buttons on notifications exist there; elsewhere a click shows the ring in the window. */
const hasButtons = process.platform === 'darwin' || process.platform === 'win32';

/** Notifications that are on the screen; what nobody holds would be collected, and its clicks with it. */
const alive = new Set<Notification>();

const put = (notification: Notification): Notification => {
  alive.add(notification);
  // The end is not told on every system, but what was clicked is dealt with.
  const forget = (): void => void alive.delete(notification);
  notification.on('close', forget).on('click', forget).on('action', forget);
  notification.show();
  return notification;
};

/** Says something by the system, without a sound. Nothing happens where it has no notifications. */
export const notify = (title: string, body: string): void => {
  if (Notification.isSupported()) put(new Notification({ title, body, silent: true }));
};

const showView = (view: NoticeView, { desk, open }: NoticeParts): Notification => {
  const { title, body, actions, stays, path } = view;
  const notification = new Notification({
    title,
    body,
    // The page rings; the rest is quiet.
    silent: true,
    ...(stays ? { timeoutType: 'never', urgency: 'critical' } : {}),
    ...(hasButtons ? { actions: actions.map(({ text }) => ({ type: 'button', text })) } : {}),
  });
  notification.on('click', () => {
    desk.command({ kind: 'show' });
    if (path !== null) open(path);
  });
  notification.on('action', ({ actionIndex }) => {
    const act = actions[actionIndex]?.act;
    if (act) desk.command(act);
  });
  return put(notification);
};

/** Tells by notifications of the system what happens in calls while the person looks elsewhere. */
export const serveNotices = (parts: NoticeParts): void => {
  const { desk, texts, attention, ringsLost } = parts;
  const rules = createNoticeRules();
  const rings = new Map<string, Notification>();
  const tell = ({ now, before }: Record<'now' | 'before', DeskState>): void => {
    for (const notice of rules(now, before, attention())) {
      if (notice.kind === 'ringEnded') {
        rings.get(notice.ringId)?.close();
        rings.delete(notice.ringId);
      } else if (Notification.isSupported()) {
        const shown = showView(toNoticeView(notice, texts), parts);
        if (notice.kind === 'ring') rings.set(notice.ring.id, shown);
      }
    }
  };
  desk.changes.on(tell);
  ringsLost(() => {
    const now = desk.state();
    // As if it began to ring only now.
    tell({ now, before: now && { ...now, rings: [] } });
  });
};
