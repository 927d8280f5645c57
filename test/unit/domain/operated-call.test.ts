import { describe, expect, test } from 'vitest';
import type { Conversation } from '#shared/contract/index.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import {
  type CallState,
  admitAll,
  advanceCall,
  bringToSfu,
  closeGate,
  joinCall,
  leaveCall,
  lockCall,
  makerOf,
  nextDueAt,
  noteUnwatched,
  observeCall,
  openGate,
  openOperatedCall,
  resumeCall,
  switchByHand,
  defaultCallRules,
} from '#server/domain/index.ts';
import {
  CALL,
  CONVERSATION,
  START,
  callWith,
  castOf,
  codeOf,
  factsAt,
  personNamed,
  placeOf,
  seatOf,
  toldBy,
  valueOf,
} from '#test/support/call-states.ts';

const conversation: Conversation = {
  id: CONVERSATION,
  type: 'group',
  title: 'Round',
  lobby: false,
  createdAt: START,
  members: [{ person: personNamed('olga'), role: 'admin' }],
};
const opened = openOperatedCall(
  { callId: CALL, conversation, creator: personNamed('olga'), nobody: placeOf('nobody') },
  factsAt(),
);
const join = (call: CallState, name: string, afterMs = 0) =>
  joinCall(
    call,
    {
      participantId: placeOf(name),
      person: personNamed(name),
      audio: true,
      video: true,
      isAllowed: true,
      mustWait: false,
    },
    factsAt(afterMs),
  );
const observation = { title: 'Round', operators: 1, qualityOf: () => 'good' as const };

describe('a call that its maker steers from outside', () => {
  test('runs with nobody in it, and rings for nobody', () => {
    expect(opened.call).toMatchObject({ phase: 'active', mode: 'sfu', participants: [], callees: [], activeAt: START });
    expect(opened.events).toMatchObject([
      { event: { name: 'call.opened', payload: { maker: personNamed('olga') } }, to: [] },
    ]);
    expect(makerOf(opened.call)?.name).toBe('olga');
  });

  test('lives until somebody ends it, however long nobody is there', () => {
    expect(nextDueAt(opened.call, defaultCallRules)).toBeUndefined();
    expect(advanceCall(opened.call, factsAt(9_999_999_999)).call.phase).toBe('active');
    const { call } = valueOf(join(opened.call, 'ada'));
    const empty = leaveCall(call, seatOf(call, 'ada'), factsAt(1000)).call;
    expect(empty).toMatchObject({ phase: 'active', mode: 'sfu' });
    expect(valueOf(join(empty, 'ben')).call.phase).toBe('active');
  });

  test('takes the SFU from the first on, and never leaves it', () => {
    const { call } = valueOf(join(opened.call, 'ada'));
    expect(call.mode).toBe('sfu');
    expect(call.modeSwitch).toBeUndefined();
    expect(advanceCall(call, factsAt(999_999)).call.mode).toBe('sfu');
    expect(codeOf(switchByHand(call, 'p2p', factsAt()))).toBe('INVALID_MODE');
  });
});

describe('an operator who comes to a call of peers', () => {
  const duo = callWith({ ada: 'connected', ben: 'connected' });

  test('brings it to the SFU, and pins it there', () => {
    const { call } = bringToSfu(duo, factsAt());
    expect(call).toMatchObject({ mode: 'sfu', modePinned: true, modeSwitch: { to: 'sfu' } });
    expect(bringToSfu(call, factsAt()).events).toEqual([]);
  });

  test('also a direct one, and one that is on its way to peers', () => {
    const direct = bringToSfu({ ...duo, conversationType: 'direct' }, factsAt()).call;
    expect(direct.mode).toBe('sfu');
    const leaving = valueOf(switchByHand({ ...duo, mode: 'sfu' }, 'p2p', factsAt()));
    const change = bringToSfu(leaving.call, factsAt());
    expect(change.call).toMatchObject({ mode: 'sfu', modeSwitch: undefined, modePinned: true });
    expect(toldBy(change)).toEqual(['call.modeSwitchFailed > ada ben']);
  });

  test('keeps it there while somebody watches, or a gate is closed', () => {
    const { call } = bringToSfu(duo, factsAt());
    const settled: CallState = { ...call, modeSwitch: undefined };
    expect(codeOf(switchByHand(settled, 'p2p', factsAt(0, { isWatched: (id) => id === CALL })))).toBe('INVALID_MODE');
    const gated = closeGate(settled, seatOf(settled, 'ada')).call;
    expect(codeOf(switchByHand(gated, 'p2p', factsAt()))).toBe('INVALID_MODE');
    expect(codeOf(switchByHand(settled, 'p2p', factsAt()))).toBe('ok');
  });

  const watched = { isWatched: (id: CallState['id']) => id === CALL };
  const settle = (call: CallState): CallState => ({ ...call, modeSwitch: undefined });

  test.each(['group', 'direct'] as const)('lets a %s one go back half a minute after the last has gone', (type) => {
    const { call } = bringToSfu({ ...duo, conversationType: type }, factsAt(0, watched));
    const left = noteUnwatched(settle(call), factsAt(5_000)).call;
    expect(nextDueAt(left, defaultCallRules)).toBe(START + 35_000);
    expect(advanceCall(left, factsAt(34_999))).toEqual({ call: left, events: [] });
    const back = advanceCall(left, factsAt(35_000)).call;
    expect(back).toMatchObject({ mode: 'p2p', modePinned: false, modeSwitch: { from: 'sfu', to: 'p2p' } });
    expect(back.watchedPath).toBeUndefined();
  });

  test('keeps it when one comes back in time, and when another one still watches', () => {
    const left = noteUnwatched(settle(bringToSfu(duo, factsAt(0, watched)).call), factsAt(5_000)).call;
    const again = bringToSfu(left, factsAt(20_000, watched)).call;
    expect(advanceCall(again, factsAt(60_000, watched)).call.mode).toBe('sfu');
    expect(noteUnwatched(again, factsAt(20_000, watched)).call).toBe(again);
    // Who watches is looked at once more when the time has come.
    expect(advanceCall(left, factsAt(35_000, watched)).call).toMatchObject({ mode: 'sfu', watchedPath: {} });
  });

  test('lets a larger one go, which stays on the SFU until it is small', () => {
    const trio = callWith({ ada: 'connected', ben: 'connected', cleo: 'connected' }, { mode: 'sfu' });
    const left = noteUnwatched(bringToSfu(trio, factsAt(0, watched)).call, factsAt(1_000)).call;
    const free = advanceCall(left, factsAt(31_000)).call;
    expect(free).toMatchObject({ mode: 'sfu', modePinned: false, smallSince: undefined });
    const small = leaveCall(free, seatOf(free, 'cleo'), factsAt(40_000)).call;
    expect(advanceCall(small, factsAt(50_000)).call.mode).toBe('p2p');
  });

  test('holds it as long as a gate is closed', () => {
    const gated = closeGate(settle(bringToSfu(duo, factsAt(0, watched)).call), seatOf(duo, 'ada')).call;
    const left = noteUnwatched(gated, factsAt(1_000)).call;
    expect(nextDueAt(left, defaultCallRules)).toBeUndefined();
    expect(advanceCall(left, factsAt(90_000)).call.mode).toBe('sfu');
    const opened = openGate(left, seatOf(left, 'ada')).call;
    expect(advanceCall(opened, factsAt(90_000)).call.mode).toBe('p2p');
  });

  test('never sends one back that was on the SFU by choice', () => {
    const chosen = callWith({ ada: 'connected', ben: 'connected' }, { mode: 'sfu', modePinned: true });
    const { call } = bringToSfu(chosen, factsAt(0, watched));
    expect(noteUnwatched(call, factsAt(1_000)).call).toBe(call);
    const byHand = valueOf(switchByHand(settle(bringToSfu(duo, factsAt(0, watched)).call), 'sfu', factsAt()));
    expect(byHand.call).toMatchObject({ modePinned: true, watchedPath: undefined });
  });

  test('leaves it where it is while there is no SFU', () => {
    expect(bringToSfu(duo, factsAt(0, { sfuAvailable: false }))).toEqual({ call: duo, events: [] });
  });
});

describe('a locked call', () => {
  const { call } = lockCall(callWith({ ada: 'connected', ben: 'disconnected' }), true);

  test('lets nobody new in, and those back who lost the connection', () => {
    expect(codeOf(join(call, 'cleo'))).toBe('CALL_LOCKED');
    expect(codeOf(join(call, 'ben'))).toBe('ok');
    expect(codeOf(resumeCall(call, 'ben' as PersonId, factsAt()))).toBe('ok');
    expect(codeOf(join(lockCall(call, false).call, 'cleo'))).toBe('ok');
  });

  const knock = (name: string) =>
    valueOf(
      joinCall(
        call,
        {
          participantId: placeOf(name),
          person: personNamed(name),
          audio: true,
          video: true,
          isAllowed: true,
          mustWait: false,
          canWait: true,
        },
        factsAt(),
      ),
    );

  test('lets whoever can wait be let in, and shows them to operators', () => {
    const waiting = knock('cleo').call;
    expect(castOf(waiting)).toEqual({ ada: 'connected', ben: 'disconnected', cleo: 'waiting' });
    const seen = observeCall(waiting, observation);
    expect(seen.participants.map(({ person }) => person.name)).toEqual(['ada']);
    expect(seen.waiting).toEqual([{ participantId: placeOf('cleo'), person: personNamed('cleo'), since: START }]);
  });

  test('lets in all who wait, as far as there is room', () => {
    const { call: waiting } = knock('cleo');
    expect(castOf(admitAll(waiting, factsAt()).call)).toMatchObject({ cleo: 'connected' });
    const full = factsAt(0, { rules: { ...defaultCallRules, maxParticipants: 2 } });
    expect(castOf(admitAll(waiting, full).call)).toMatchObject({ cleo: 'waiting' });
  });

  test('is told once', () => {
    expect(lockCall(call, true).events).toEqual([]);
    expect(toldBy(lockCall(call, false))).toEqual(['call.lockChanged > ada ben']);
  });
});

describe('what an operator sees', () => {
  test('S3-L9 S3-L4 are those who are connected, as the others hear and see them', () => {
    const call = callWith({ ada: 'connected', ben: 'disconnected', cleo: 'left', dan: 'waiting' });
    const seen = observeCall(call, observation);
    expect(seen).toMatchObject({ callId: CALL, title: 'Round', operators: 1, isLocked: false, endedAt: undefined });
    expect(seen.participants).toEqual([
      {
        participantId: placeOf('ada'),
        person: personNamed('ada'),
        joinedAt: START,
        isMuted: false,
        isGated: false,
        isCameraOn: true,
        isSharing: false,
        quality: 'good',
      },
    ]);
  });
});
