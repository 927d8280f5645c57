import type { PlanWish } from './planned-list.ts';

/** What the form for a planned call holds, as its fields have it. */
export interface PlanDraft {
  readonly title: string;
  /** As a field for date and time has it, in local time: 2026-11-20T14:00. */
  readonly startsAt: string;
  readonly type: 'video' | 'audio';
  readonly invited: readonly string[];
  readonly password: string;
  readonly maxParticipants: string;
  readonly chat: boolean;
  readonly screenShare: boolean;
  readonly muteOnJoin: boolean;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** A moment as a field for date and time takes it. */
export const toLocalField = (at: number): string => {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
};

const HOUR_MS = 3_600_000;

/** An empty form, for the next full hour. */
export const emptyDraft = (now: number): PlanDraft => ({
  title: '',
  startsAt: toLocalField(Math.ceil((now + 1) / HOUR_MS) * HOUR_MS),
  type: 'video',
  invited: [],
  password: '',
  maxParticipants: '',
  chat: true,
  screenShare: true,
  muteOnJoin: false,
});

/** What is wrong with a form, by field. */
export type PlanComplaints = Partial<
  Record<'title' | 'startsAt' | 'maxParticipants', 'people.form.required' | 'people.plan.past' | 'people.plan.number'>
>;

/** Looks over a form. A time must lie ahead; a number of people from 2 to 1000 or none. */
export const complaintsOf = ({ title, startsAt, maxParticipants }: PlanDraft, now: number): PlanComplaints => {
  const at = new Date(startsAt).getTime();
  const count = Number(maxParticipants);
  const isCount = maxParticipants.trim() === '' || (Number.isInteger(count) && count >= 2 && count <= 1000);
  return {
    ...(title.trim() === '' ? { title: 'people.form.required' } : {}),
    ...(at > now ? {} : { startsAt: 'people.plan.past' }),
    ...(isCount ? {} : { maxParticipants: 'people.plan.number' }),
  };
};

/** The form as the server takes it. */
export const toWish = (draft: PlanDraft): PlanWish => ({
  callType: draft.type,
  callMode: 'group',
  title: draft.title.trim(),
  scheduledFor: new Date(draft.startsAt).toISOString(),
  inviteUserIds: [...draft.invited],
  ...(draft.maxParticipants.trim() === '' ? {} : { maxParticipants: Number(draft.maxParticipants) }),
  settings: {
    allowChat: draft.chat,
    allowScreenShare: draft.screenShare,
    muteOnJoin: draft.muteOnJoin,
    ...(draft.password === '' ? {} : { requirePassword: true, password: draft.password }),
  },
});
