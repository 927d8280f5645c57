import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConversationType, EventName } from '#shared/contract/index.ts';
import {
  type CallState,
  type Change,
  advanceCall,
  countConnected,
  isPresent,
  nextDueAt,
  presentIn,
  ringingIn,
} from '#server/domain/index.ts';
import { ringingCall } from '#test/support/call-states.ts';
import { type Run, beginRun, rules, step, take } from './support/call-steps.ts';

/** Nobody may be able to change a state that others still look at. */
const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
};

const callsOf = (type: ConversationType): CallState => ringingCall(['ben', 'cleo', 'dora'], { conversationType: type });
// Long runs: the interesting states lie behind several joins.
const steps = fc.array(step, { maxLength: 60, size: 'max' });

/** Checks something after each step of any run. */
const always = (check: (run: Run, change: Change, before: CallState) => void, type: ConversationType = 'group') =>
  fc.assert(
    fc.property(steps, (taken) => {
      const run = beginRun(freeze(callsOf(type)));
      for (const next of taken) {
        const before = run.call;
        check(run, freeze(take(run, next)), before);
      }
    }),
    { numRuns: 300 },
  );

describe('after anything that people, links and time can do to a call', () => {
  test('there is exactly one initiator, and it is the one the call names', () =>
    always(({ call }) => {
      const initiators = call.participants.filter((participant) => participant.role === 'initiator');
      expect(initiators.map((participant) => participant.id)).toEqual([call.initiatorId]);
    }));

  test('nobody has two places, no place has two owners, and the removed have none', () =>
    always(({ call }) => {
      const seated = call.participants.filter((participant) => participant.status !== 'left');
      const people = seated.map((participant) => participant.person.id);
      expect(new Set(people).size).toBe(people.length);
      expect(new Set(call.participants.map((participant) => participant.id)).size).toBe(call.participants.length);
      expect(people.filter((id) => call.removed.includes(id))).toEqual([]);
    }));

  test('a call that goes on has somebody in it, and never more than the limit', () =>
    always(({ call }) => {
      const present = presentIn(call).length;
      expect(present).toBeLessThanOrEqual(rules.maxParticipants);
      expect(present > 0).toBe(call.phase !== 'ended');
    }));

  test('a ringing call has its caller alone, an active one knows since when', () =>
    always(({ call }) => {
      if (call.phase === 'ringing') expect(presentIn(call).map(({ id }) => id)).toEqual([call.initiatorId]);
      if (call.phase === 'ringing') expect(call.activeAt).toBeUndefined();
      if (call.phase === 'active') expect(call.activeAt).toBeDefined();
    }));

  test('those who were lost, and only they, have a time at which that was', () =>
    always(({ call }) => {
      const lost = call.participants.filter((participant) => participant.status === 'disconnected');
      expect(Object.keys(call.lostAt).sort()).toEqual(lost.map((participant) => participant.id).sort());
    }));

  test('a change of the path goes somewhere, and waits for connected people only', () =>
    always(({ call }) => {
      if (!call.modeSwitch) return;
      const { from, to, pending } = call.modeSwitch;
      expect(from).not.toBe(to);
      expect(call.mode).toBe(to);
      expect(pending.length).toBeGreaterThan(0);
      const connected = call.participants
        .filter((participant) => participant.status === 'connected')
        .map(({ id }) => id);
      expect(connected).toEqual(expect.arrayContaining([...pending]));
    }));

  test('only a small call on the SFU that nothing holds there waits for calm', () =>
    always(({ call }) => {
      if (call.smallSince === undefined) return;
      expect(call).toMatchObject({ mode: 'sfu', modePinned: false });
      expect(presentIn(call).length).toBeLessThanOrEqual(rules.p2pLimit);
    }));

  test('only a call on the SFU is held there', () =>
    always(({ call }) => expect(call.modePinned && call.mode === 'p2p').toBe(false)));

  test('a direct call never leaves peer-to-peer', () => always(({ call }) => expect(call.mode).toBe('p2p'), 'direct'));

  test('the last count that was told is the count that holds', () =>
    always(({ call }, { events }) => {
      const counts = events.flatMap(({ event }) =>
        event.name === 'participant.joined' || event.name === 'participant.left' ? [event.payload.total] : [],
      );
      if (counts.length > 0) expect(counts.at(-1)).toBe(countConnected(call));
    }));
});

describe('the end', () => {
  test('is final: nothing changes an ended call or tells anything of it', () =>
    always((_run, change, before) => {
      if (before.phase === 'ended') expect(change).toEqual({ call: before, events: [] });
    }));

  test('is told once, and leaves no place, no ringing and nothing under way', () =>
    always(({ call }, { events }, before) => {
      const told = events.filter(({ event }) => event.name === 'call.ended').length;
      expect(told).toBe(call.phase === 'ended' && before.phase !== 'ended' ? 1 : 0);
      if (call.phase !== 'ended') return;
      expect(call.participants.every(({ status, leftAt }) => status === 'left' && leftAt !== undefined)).toBe(true);
      expect(ringingIn(call)).toEqual([]);
      expect(call).toMatchObject({ modeSwitch: undefined, smallSince: undefined, lostAt: {} });
      expect(call.endedAt).toBeGreaterThanOrEqual(call.createdAt);
    }));
});

describe('time', () => {
  test('does nothing before the moment that the call names, and always gets past that moment', () =>
    always(({ call, facts }) => {
      const due = nextDueAt(call, rules);
      const early = due === undefined ? facts.now + 1e9 : due - 1;
      if (early >= facts.now) expect(advanceCall(call, { ...facts, now: early }).events).toEqual([]);
      if (due === undefined) return;
      const now = Math.max(due, facts.now);
      const after = nextDueAt(advanceCall(call, { ...facts, now }).call, rules);
      expect(after ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
    }));

  test('that passes twice does nothing more', () =>
    always(({ call, facts }) => {
      const once = advanceCall(call, facts).call;
      expect(advanceCall(once, facts)).toEqual({ call: once, events: [] });
    }));
});

describe('what is told', () => {
  /** All that somebody who waits in the lobby may hear of the call. */
  const forTheLobby: ReadonlySet<EventName> = new Set(['participant.removed', 'call.ended', 'call.ringStopped']);

  test('nobody in the lobby hears what goes on inside', () =>
    always(({ call }, { events }, before) => {
      const waitsStill = call.participants.filter(({ id, status }) => {
        const was = before.participants.find((participant) => participant.id === id);
        return status === 'waiting' && was?.status === 'waiting';
      });
      const heard = events.filter(({ to }) => waitsStill.some(({ person }) => to.includes(person.id)));
      expect(heard.filter(({ event }) => !forTheLobby.has(event.name))).toEqual([]);
    }));

  test('everybody inside learns of everybody who comes in or goes', () =>
    always(({ call }, { events }, before) => {
      const inside = (state: CallState) => state.participants.filter(isPresent).map(({ person }) => person.id);
      const stayed = inside(call).filter((id) => inside(before).includes(id));
      const came = inside(call).filter((id) => !inside(before).includes(id));
      const went = inside(before).filter((id) => !inside(call).includes(id));
      const hearersOf = (name: EventName) => events.filter(({ event }) => event.name === name).flatMap(({ to }) => to);
      if (came.length > 0) expect(hearersOf('participant.joined')).toEqual(expect.arrayContaining(stayed));
      if (went.length > 0) expect(hearersOf('participant.left')).toEqual(expect.arrayContaining(stayed));
    }));

  test('nobody is told the same thing twice over', () =>
    always((_run, { events }) => {
      for (const { to } of events) expect(new Set(to).size).toBe(to.length);
    }));
});
