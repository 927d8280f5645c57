import type { Timestamp } from '#shared/kernel/clock.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { tellInvited } from './begin-meeting.ts';
import type { CallRules } from './call-rules.ts';
import { type CallState, presentIn } from './call-state.ts';
import { type Change, type Facts, andThen, tell } from './change.ts';
import { endCall } from './end-call.ts';

const unchanged = (call: CallState): Change => ({ call, events: [] });

/** The host, and everybody who was invited and has not declined. */
const expectedIn = (call: CallState): PersonId[] => [
  ...(call.meeting ? [call.meeting.host.id] : []),
  ...call.callees
    .filter(({ outcome }) => outcome === 'invited' || outcome === 'answered')
    .map(({ personId }) => personId),
];

/** Begins a planned meeting: it rings for everybody who was invited, also for those who promised to come. */
export const startMeeting = (call: CallState, facts: Facts): Change => {
  if (call.phase !== 'scheduled' || !call.meeting) return unchanged(call);
  const { now, rules } = facts;
  const expected = expectedIn(call);
  const started: CallState = {
    ...call,
    phase: 'active',
    activeAt: now,
    ringExpiresAt: now + rules.ringTimeoutMs,
    expiresAt: now + rules.unansweredLifeMs,
    callees: call.callees.map((callee) =>
      expected.includes(callee.personId) ? { ...callee, outcome: 'ringing' } : callee,
    ),
  };
  const { host } = call.meeting;
  const called = expected.filter((id) => id !== host.id);
  return {
    call: started,
    events: [tell('meeting.started', { call: started }, expected), tellInvited(started, called, host)],
  };
};

const remind = (call: CallState): Change => {
  const { meetingFacts } = call;
  if (!meetingFacts) return unchanged(call);
  const next = { ...call, meetingFacts: { ...meetingFacts, isReminded: true } };
  return { call: next, events: [tell('meeting.reminded', { call: next }, expectedIn(next))] };
};

/** What time alone does to a meeting: it reminds, begins, and ends when nobody came for long. */
export const advanceMeeting = (call: CallState, facts: Facts): Change => {
  const dueAt = meetingDueAt(call, facts.rules);
  if (dueAt === undefined || facts.now < dueAt) return unchanged(call);
  if (call.phase !== 'scheduled') return endCall(call, { reason: 'timeout', unanswered: true }, facts);
  const startsAt = call.meeting?.startsAt ?? facts.now;
  if (facts.now < startsAt) return remind(call);
  return andThen(startMeeting(call, facts), (started) => advanceMeeting(started, facts));
};

/** When time changes this meeting; undefined when it does not. */
export const meetingDueAt = (call: CallState, rules: CallRules): Timestamp | undefined => {
  const { meeting, meetingFacts } = call;
  if (!meeting || call.phase === 'ended') return undefined;
  if (call.phase !== 'scheduled') return presentIn(call).length === 0 ? call.expiresAt : undefined;
  const startsAt = meeting.startsAt ?? call.createdAt;
  return meetingFacts?.isReminded === true ? startsAt : startsAt - rules.reminderMs;
};
