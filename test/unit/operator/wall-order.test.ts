import { describe, expect, it } from 'vitest';
import { type Observed, toObserved } from '#renderer/features/operator/model/control-state.ts';
import { neighbourOf, orderWall } from '#renderer/features/operator/model/wall-order.ts';
import { wirePerson } from './wire.ts';

const person = (id: string, over: Partial<Observed> = {}): Observed => ({ ...toObserved(wirePerson(id)), ...over });

describe('the order of the wall', () => {
  const people = [
    person('dan', { quality: 'excellent' }),
    person('ada', { quality: 'good' }),
    person('cy', { quality: 'fair' }),
    person('ben', { quality: 'poor' }),
    person('eve', { quality: 'excellent', lostAt: 5 }),
  ];

  it('is that of arrival unless told otherwise', () => {
    expect(orderWall(people, 'arrival')).toEqual(['dan', 'ada', 'cy', 'ben', 'eve']);
  });

  it('by name', () => {
    expect(orderWall(people, 'name')).toEqual(['ada', 'ben', 'cy', 'dan', 'eve']);
  });

  it('brings trouble forward, and leaves those who are well where they are', () => {
    expect(orderWall(people, 'attention')).toEqual(['eve', 'ben', 'cy', 'dan', 'ada']);
  });
});

describe('the arrow keys', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];

  it.each([
    ['right', 'a', 'b'],
    ['left', 'b', 'a'],
    ['down', 'b', 'd'],
    ['up', 'd', 'b'],
    ['left', 'a', 'a'],
    ['up', 'a', 'a'],
    ['down', 'e', 'e'],
    ['right', 'e', 'e'],
  ] as const)('lead %s from %s to %s', (step, from, to) => {
    expect(neighbourOf(ids, from, step, 2)).toBe(to);
  });

  it('begin at the first, also when the selected one is gone', () => {
    expect(neighbourOf(ids, null, 'down', 2)).toBe('a');
    expect(neighbourOf(ids, 'gone', 'right', 2)).toBe('a');
    expect(neighbourOf([], null, 'right', 2)).toBeNull();
  });
});
