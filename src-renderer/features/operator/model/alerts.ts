import type { ControlNews } from './control-news.ts';
import type { Quality } from './control-state.ts';

/** What operators are told of without looking. */
export type AlertKind = 'quality' | 'lost' | 'share' | 'waiting';

/** Something that wants to be looked at, until it is over or put aside. */
export interface Alert {
  readonly id: number;
  readonly kind: AlertKind;
  readonly participantId: string;
  readonly name: string;
  readonly at: number;
  /** For `quality`: what it has become. */
  readonly quality: Quality | null;
}

/** All open alerts, newest first. Numbers are never used twice. */
export interface Alerts {
  readonly open: readonly Alert[];
  readonly lastId: number;
}

export const noAlerts: Alerts = { open: [], lastId: 0 };

/** What is needed to tell who it is and whether it is news. */
export interface AlertContext {
  readonly nameOf: (participantId: string) => string;
  readonly isKnownShare: (shareId: string) => boolean;
  readonly now: number;
}

const ranks: Readonly<Record<Quality, number>> = { excellent: 0, good: 1, fair: 2, poor: 3 };
const MOST = 40;

const without = (alerts: Alerts, participantId: string, kinds: readonly AlertKind[]): Alerts => ({
  ...alerts,
  open: alerts.open.filter((alert) => alert.participantId !== participantId || !kinds.includes(alert.kind)),
});

const add = (alerts: Alerts, alert: Omit<Alert, 'id'>): Alerts => {
  const rest = without(alerts, alert.participantId, [alert.kind]);
  const id = alerts.lastId + 1;
  return { open: [{ ...alert, id }, ...rest.open].slice(0, MOST), lastId: id };
};

type Rule<N extends ControlNews['name']> = (
  alerts: Alerts,
  payload: Extract<ControlNews, { name: N }>['payload'],
  context: AlertContext,
) => Alerts;

const about = (kind: AlertKind, participantId: string, { nameOf, now }: AlertContext): Omit<Alert, 'id'> => ({
  kind,
  participantId,
  name: nameOf(participantId),
  at: now,
  quality: null,
});

const everything: readonly AlertKind[] = ['quality', 'lost', 'share', 'waiting'];

/** The messages that begin or end an alert. */
const rules: { readonly [N in ControlNews['name']]?: Rule<N> } = {
  qualityChanged(alerts, { participant_id: id, connection_quality: quality, previous_quality: previous }, context) {
    if (ranks[quality] < ranks.fair) return without(alerts, id, ['quality']);
    // From poor to fair it goes up; the alert stays as it is told already.
    if (ranks[quality] <= ranks[previous]) return alerts;
    return add(alerts, { ...about('quality', id, context), quality });
  },
  left(alerts, { participant_id: id, reason }, context) {
    const calm = without(alerts, id, everything);
    return reason === 'disconnected' ? add(calm, about('lost', id, context)) : calm;
  },
  joined: (alerts, { participant_id: id }) => without(alerts, id, ['lost', 'waiting']),
  shareStarted: (alerts, { participant_id: id, share }, context) =>
    context.isKnownShare(share.share_id) ? alerts : add(alerts, about('share', id, context)),
  shareStopped: (alerts, { participant_id: id }) => without(alerts, id, ['share']),
  admissionRequested: (alerts, { waiter }, context) =>
    add(alerts, { ...about('waiting', waiter.participant_id, context), name: waiter.name ?? '' }),
  admissionClosed: (alerts, { participant_id: id }) => without(alerts, id, ['waiting']),
  sessionEnded: (alerts) => ({ ...alerts, open: [] }),
};

/** The alerts after a message of the server. */
export const withAlerts = (alerts: Alerts, news: ControlNews, context: AlertContext): Alerts => {
  const rule = rules[news.name] as ((alerts: Alerts, payload: never, context: AlertContext) => Alerts) | undefined;
  return rule ? rule(alerts, news.payload as never, context) : alerts;
};

/** Puts one aside; it comes back only as a new one. */
export const withoutAlert = (alerts: Alerts, id: number): Alerts => ({
  ...alerts,
  open: alerts.open.filter((alert) => alert.id !== id),
});

/** After a lost connection: what concerns people who are gone is over. */
export const stillTrue = (alerts: Alerts, isHere: (participantId: string) => boolean): Alerts => ({
  ...alerts,
  open: alerts.open.filter(({ participantId }) => isHere(participantId)),
});
