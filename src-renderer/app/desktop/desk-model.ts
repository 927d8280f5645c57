import type { StoreApi } from 'zustand/vanilla';
import type { CallView } from '#renderer/features/call/index.ts';
import type { RecentCalls } from '#renderer/features/history/index.ts';
import { type RingModel, ringsOf } from '#renderer/features/incoming/index.ts';
import type { Bridge, DeskCall, DeskCommand, DeskReport } from '#renderer/platform/index.ts';
import { type HeldCall, hasNewMessage, newestMessage, toDeskCall, toDeskRings, toMissedCount } from './desk-report.ts';

/** The part of the bridge that is about calls. */
export interface DeskBridge {
  readonly ask: Pick<Bridge['ask'], 'deskReport'>;
  readonly on: Pick<Bridge['on'], 'deskCommanded'>;
}

/** What the person has chosen for the whole app, as far as it matters beside the page. */
export type Look = Pick<DeskReport, 'language' | 'theme' | 'wantsNotices'>;

/** Where calls come from and where they go. */
interface CallSources {
  readonly ring: Pick<RingModel, 'store'>;
  readonly recent: Pick<RecentCalls, 'store'>;
}

/** Tells the desktop of this page's calls, and does here what is wished from outside of the page. */
export interface DeskModel {
  /** Tells of these as well from now on; there are none before a server is chosen. */
  readonly follow: (sources: CallSources) => void;
  /** This is the page's call until the given function is called. */
  readonly hold: (call: HeldCall) => () => void;
}

/** Builds the link to the desk, reports, and hears commands from now on. */
export const createDeskModel = ({ ask, on }: DeskBridge, look: StoreApi<Look>): DeskModel => {
  let held: HeldCall | null = null;
  let message: DeskCall['message'] = null;
  let sources: CallSources | null = null;
  let told = '';
  let isDue = false;

  const tell = (): void => {
    isDue = false;
    const report: DeskReport = {
      call: toDeskCall(held, message),
      rings: toDeskRings(sources?.ring.store.getState() ?? { kind: 'quiet' }),
      missedCount: toMissedCount(sources?.recent.store.getState() ?? { kind: 'nobody' }),
      ...look.getState(),
    };
    const text = JSON.stringify(report);
    if (text === told) return;
    told = text;
    void ask.deskReport(report);
  };
  /** Many changes at once make one report. */
  const changed = (): void => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(tell);
  };

  const obey = (command: DeskCommand): void => {
    const actions = held?.session.actions.getState();
    if (command.kind === 'toggleMicrophone') void actions?.toggleMicrophone?.().then(held?.onDevices);
    if (command.kind === 'leave') void actions?.leave?.();
    if (!('ringId' in command)) return;
    const rings = ringsOf(sources?.ring.store.getState() ?? { kind: 'quiet' });
    rings.find(({ callId }) => callId === command.ringId)?.[command.kind]?.();
  };

  on.deskCommanded(obey);
  look.subscribe(changed);
  changed();
  return {
    follow(given) {
      sources = given;
      given.ring.store.subscribe(changed);
      given.recent.store.subscribe(changed);
      changed();
    },
    hold(call) {
      held = call;
      message = null;
      const heard = (now: CallView, before: CallView): void => {
        if (held === call && hasNewMessage(now, before)) message = newestMessage(now);
        changed();
      };
      const stops = [call.session.view.subscribe(heard), call.session.media.store.subscribe(changed)];
      changed();
      return () => {
        for (const stop of stops) stop();
        if (held === call) held = null;
        changed();
      };
    },
  };
};
