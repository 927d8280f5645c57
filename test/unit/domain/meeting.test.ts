import { describe, expect, it } from 'vitest';
import type { Meeting } from '#shared/contract/index.ts';
import type { ConversationId } from '#shared/kernel/ids.ts';
import {
  type BeginMeeting,
  type CallState,
  type Change,
  advanceCall,
  beginMeeting,
  defaultCallRules,
  endCall,
  findSeat,
  inviteTo,
  joinCall,
  leaveCall,
  loseConnection,
  nextDueAt,
  presentIn,
  publishingRules,
  respondTo,
  setMediaState,
} from '#server/domain/index.ts';
import { CALL, START, factsAt, personNamed, placeOf } from '#test/support/call-states.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const meeting = (change: Partial<Meeting> = {}): Meeting => ({
  title: 'Team meeting',
  format: 'group',
  channel: 'channel',
  host: personNamed('ada'),
  maxParticipants: 3,
  settings: { chat: true, screenShare: true, recording: false, muteOnJoin: false },
  needsPassword: false,
  ...change,
});

const begin = (change: Partial<Meeting> = {}, command: Partial<BeginMeeting> = {}): Change =>
  beginMeeting(
    {
      callId: CALL,
      conversationId: 'own' as ConversationId,
      participantId: placeOf('ada'),
      type: 'video',
      meeting: meeting(change),
      invited: [personNamed('ben').id, personNamed('cleo').id],
      ...command,
    },
    factsAt(),
  );

const join = (call: CallState, name: string, afterMs = 0, change = {}) =>
  joinCall(
    call,
    {
      participantId: placeOf(name),
      person: personNamed(name),
      audio: true,
      video: true,
      isAllowed: true,
      mustWait: false,
      ...change,
    },
    factsAt(afterMs),
  );

const joined = (call: CallState, name: string, afterMs = 0): CallState => {
  const outcome = join(call, name, afterMs);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value.call;
};

/** What is told, and to whom. */
const told = ({ events }: Change) => events.map(({ event, to }) => `${event.name} -> ${to.join(', ')}`);
const outcomes = (call: CallState) =>
  Object.fromEntries(call.callees.map(({ personId, outcome }) => [personId, outcome]));

describe('a meeting that begins at once', () => {
  it('S2-R16 S2-L11 runs with its host in it and rings for the invited', () => {
    const change = begin();
    expect(change.call).toMatchObject({ phase: 'active', activeAt: START });
    expect(presentIn(change.call).map(({ person, role }) => [person.id, role])).toEqual([['ada', 'initiator']]);
    expect(told(change)).toEqual(['call.opened -> ', 'call.ringing -> ben, cleo']);
  });

  it('goes on when nobody answers', () => {
    const { call } = advanceCall(begin().call, factsAt(defaultCallRules.ringTimeoutMs));
    expect(call.phase).toBe('active');
    expect(outcomes(call)).toEqual({ ben: 'missed', cleo: 'missed' });
  });

  it('S2-L12 has no more people in it than it has places', () => {
    const two = joined(begin().call, 'ben');
    const full = joined(two, 'cleo');
    expect(join(full, 'dora')).toMatchObject({ ok: false, error: { code: 'MAX_PARTICIPANTS_REACHED' } });
  });

  it('S2-L13 keeps out whoever has no key, but never its host', () => {
    const { call } = begin({ needsPassword: true });
    expect(join(call, 'ben', 0, { hasKey: false })).toMatchObject({
      ok: false,
      error: { code: 'CALL_PASSWORD_WRONG' },
    });
    const ada = findSeat(call, personNamed('ada').id);
    const withBen = joined(call, 'ben');
    const left = ada ? leaveCall(withBen, ada, factsAt()).call : withBen;
    expect(left.meeting?.host.id).toBe('ben');
    expect(join(left, 'ada', 0, { hasKey: false })).toMatchObject({ ok: false });
  });

  it('S2-L14 mutes on coming in, and publishes silence until unmuted', () => {
    const settings = { ...meeting().settings, muteOnJoin: true };
    const call = joined(begin({ settings }).call, 'ben');
    const ben = findSeat(call, personNamed('ben').id);
    expect(ben?.media).toMatchObject({ audio: false, video: true });
    const publish = (state: CallState, source: 'microphone' | 'screen-audio') =>
      publishingRules(state, placeOf('ben'), { kind: 'audio', source, paused: false });
    expect(publish(call, 'microphone')).toEqual({ ok: true, value: { paused: true } });
    expect(publish(call, 'screen-audio')).toEqual({ ok: true, value: { paused: false } });
    const unmuted = ben && setMediaState(call, ben, { audio: true });
    expect(unmuted?.ok && publish(unmuted.value.call, 'microphone')).toEqual({ ok: true, value: { paused: false } });
  });

  it.each(['screen', 'screen-audio'] as const)('S2-L14 takes no %s when it has no screens', (source) => {
    const { call } = begin({ settings: { ...meeting().settings, screenShare: false } });
    const wish = { kind: 'video' as const, source, paused: false };
    expect(publishingRules(call, placeOf('ada'), wish)).toMatchObject({ error: { code: 'SCREEN_SHARE_OFF' } });
    const ada = findSeat(call, personNamed('ada').id);
    expect(ada && setMediaState(call, ada, { screen: true })).toMatchObject({ error: { code: 'SCREEN_SHARE_OFF' } });
  });
});

describe('the host', () => {
  it('S2-E23 passes on to whoever has been in it longest, when leaving', () => {
    const call = joined(joined(begin().call, 'ben'), 'cleo');
    const ada = findSeat(call, personNamed('ada').id);
    const change = ada && leaveCall(call, ada, factsAt());
    expect(change?.call.meeting?.host.id).toBe('ben');
    expect(change && told(change)).toContain('meeting.hostChanged -> ben, cleo');
  });

  it('S2-E23 has a while to come back when the connection was lost', () => {
    const call = joined(begin().call, 'ben');
    const ada = findSeat(call, personNamed('ada').id);
    const lost = ada ? loseConnection(call, ada, factsAt()).call : call;
    const almost = advanceCall(lost, factsAt(defaultCallRules.graceMs - 1));
    expect(almost.call.meeting?.host.id).toBe('ada');
    const change = advanceCall(almost.call, factsAt(defaultCallRules.graceMs));
    expect(change.call.meeting?.host.id).toBe('ben');
    expect(told(change)).toContain('meeting.hostChanged -> ben');
  });

  it('is nobody else when the last one leaves: the meeting is over', () => {
    const { call } = begin();
    const ada = findSeat(call, personNamed('ada').id);
    expect(ada && leaveCall(call, ada, factsAt()).call).toMatchObject({ phase: 'ended', endReason: 'normal' });
  });
});

describe('a planned meeting', () => {
  const startsAt = START + 2 * HOUR;
  const planned = () => begin({ startsAt }).call;

  it('S2-L11 waits with nobody in it and rings for nobody', () => {
    const change = begin({ startsAt });
    expect(change.call).toMatchObject({ phase: 'scheduled', participants: [], activeAt: undefined });
    expect(outcomes(change.call)).toEqual({ ben: 'invited', cleo: 'invited' });
    expect(told(change)).toEqual(['call.opened -> ', 'meeting.invited -> ben, cleo']);
  });

  it('is called to mind ten minutes before, once', () => {
    const at = startsAt - 10 * MINUTE;
    expect(nextDueAt(planned(), defaultCallRules)).toBe(at);
    const change = advanceCall(planned(), factsAt(at - START));
    expect(told(change)).toEqual(['meeting.reminded -> ada, ben, cleo']);
    expect(told(advanceCall(change.call, factsAt(at - START + MINUTE)))).toEqual([]);
    expect(nextDueAt(change.call, defaultCallRules)).toBe(startsAt);
  });

  it('S2-L11 begins at its time and rings for all who have not declined', () => {
    const respond = (call: CallState, name: string, isAccepted: boolean) =>
      respondTo(call, { person: personNamed(name), isAccepted, isQuiet: false });
    const accepted = respond(planned(), 'ben', true);
    const answered = accepted.ok ? respond(accepted.value.call, 'cleo', false) : accepted;
    if (!answered.ok) throw new Error(answered.error.code);
    expect(told(answered.value)).toEqual(['call.declined -> ada']);
    const change = advanceCall(answered.value.call, factsAt(2 * HOUR));
    expect(change.call).toMatchObject({ phase: 'active', activeAt: startsAt });
    expect(outcomes(change.call)).toEqual({ ben: 'ringing', cleo: 'declined' });
    expect(told(change)).toEqual(['meeting.started -> ada, ben', 'call.ringing -> ben']);
  });

  it('S2-L11 begins before its time for its host, and for nobody else', () => {
    expect(join(planned(), 'ben')).toMatchObject({ ok: false, error: { code: 'INVALID_CALL_STATE' } });
    const call = joined(planned(), 'ada', MINUTE);
    expect(call).toMatchObject({ phase: 'active', activeAt: START + MINUTE });
    expect(presentIn(call)).toMatchObject([{ id: placeOf('ada'), role: 'initiator' }]);
    expect(presentIn(joined(call, 'ben', MINUTE))).toHaveLength(2);
  });

  it('is over when nobody has come for an hour', () => {
    const { call } = advanceCall(planned(), factsAt(2 * HOUR));
    expect(nextDueAt(advanceCall(call, factsAt(2 * HOUR + MINUTE)).call, defaultCallRules)).toBe(startsAt + HOUR);
    const change = advanceCall(call, factsAt(3 * HOUR));
    expect(change.call).toMatchObject({ phase: 'ended', endReason: 'timeout' });
    expect(change.events.at(-1)?.to).toContain('ada');
  });

  it('S2-E22 is called off also for those who promised to come', () => {
    const accepted = respondTo(planned(), { person: personNamed('ben'), isAccepted: true, isQuiet: false });
    if (!accepted.ok) throw new Error(accepted.error.code);
    const change = endCall(accepted.value.call, { reason: 'normal' }, factsAt(MINUTE));
    expect(outcomes(change.call)).toEqual({ ben: 'cancelled', cleo: 'cancelled' });
    expect(told(change)).toEqual(['call.ended -> ben, cleo, ada']);
  });

  it('S2-E22 is called off for everybody', () => {
    const change = endCall(planned(), { reason: 'normal', endedBy: personNamed('ada').id }, factsAt(MINUTE));
    expect(outcomes(change.call)).toEqual({ ben: 'cancelled', cleo: 'cancelled' });
    expect(told(change)).toEqual(['call.ended -> ben, cleo, ada']);
    expect(change.events[0]?.event.payload).toMatchObject({ durationMs: 0, wasPlanned: true });
  });
});

describe('an invitation', () => {
  it('S2-R23 reaches further people, once more those who missed it, and nobody who is in', () => {
    const missed = advanceCall(joined(begin().call, 'ben'), factsAt(defaultCallRules.ringTimeoutMs)).call;
    const people = ['ben', 'cleo', 'dora', 'ada'].map((name) => personNamed(name).id);
    const change = inviteTo(missed, { by: personNamed('ada'), people }, factsAt(2 * MINUTE));
    if (!change.ok) throw new Error(change.error.code);
    expect(outcomes(change.value.call)).toEqual({ ben: 'answered', cleo: 'ringing', dora: 'ringing' });
    expect(told(change.value)).toEqual(['call.ringing -> cleo, dora']);
    expect(change.value.call.ringExpiresAt).toBe(START + 2 * MINUTE + defaultCallRules.ringTimeoutMs);
  });

  it('S2-R24 is answered to whoever invited', () => {
    const call = joined(begin().call, 'ben');
    const invited = inviteTo(call, { by: personNamed('ben'), people: [personNamed('dora').id] }, factsAt());
    if (!invited.ok) throw new Error(invited.error.code);
    const answer = (isAccepted: boolean, isQuiet = false) =>
      respondTo(invited.value.call, { person: personNamed('dora'), isAccepted, isQuiet });
    const accepted = answer(true);
    expect(accepted.ok && told(accepted.value)).toEqual(['call.ringStopped -> dora', 'call.accepted -> ben']);
    const quiet = answer(false, true);
    expect(quiet.ok && told(quiet.value)).toEqual(['call.ringStopped -> dora', 'call.declined -> ']);
    expect(respondTo(call, { person: personNamed('eve'), isAccepted: true, isQuiet: false })).toMatchObject({
      error: { code: 'NOT_A_PARTICIPANT' },
    });
  });
});
