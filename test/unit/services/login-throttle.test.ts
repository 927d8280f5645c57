import { describe, expect, it } from 'vitest';
import { createLoginThrottle } from '#server/services/login-throttle.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';

const QUARTER_MS = 15 * 60_000;

const setUp = () => {
  const clock = createManualClock(1_760_000_000_000);
  const throttle = createLoginThrottle(clock);
  /** How many of so many attempts in a row may begin. */
  const tries = (count: number, accountOf: (at: number) => string, addressOf: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => throttle.begin(accountOf(at), addressOf(at))).filter(Boolean).length;
  return { clock, throttle, tries };
};

const one = (name: string) => () => name;
const each = (name: string) => (at: number) => `${name} ${at}`;

describe('the throttle of sign-ins', () => {
  it('S2-X6 lets ten wrong attempts through from one address on one account, and others in', () => {
    const { throttle, tries } = setUp();
    expect(tries(20, one('ada'), one('here'))).toBe(10);
    expect(throttle.begin('ada', 'there')).toBe(true);
    expect(throttle.begin('ben', 'here')).toBe(true);
  });

  it('S2-X6 lets a hundred through on one account, whatever the addresses', () => {
    const { tries } = setUp();
    expect(tries(150, one('ada'), each('address'))).toBe(100);
  });

  it('S2-X6 lets fifty through from one address, whatever the accounts', () => {
    const { tries } = setUp();
    expect(tries(80, each('account'), one('here'))).toBe(50);
  });

  it('forgets after a quarter of an hour', () => {
    const { clock, throttle, tries } = setUp();
    expect(tries(11, one('ada'), one('here'))).toBe(10);
    clock.advance(QUARTER_MS - 1);
    expect(throttle.begin('ada', 'here')).toBe(false);
    clock.advance(1);
    expect(throttle.begin('ada', 'here')).toBe(true);
  });

  it('takes right attempts back', () => {
    const { throttle, tries } = setUp();
    for (let at = 0; at < 200; at++) {
      expect(throttle.begin('ada', 'here')).toBe(true);
      throttle.noteSuccess('ada', 'here');
    }
    expect(tries(9, one('ada'), one('here'))).toBe(9);
    expect(throttle.begin('ada', 'here')).toBe(true);
    throttle.noteSuccess('ada', 'here');
    expect(tries(20, one('ada'), one('here'))).toBe(10);
  });
});
