import { describe, expect, it } from 'vitest';
import { isAt, placesFor, splitPlaces } from '#renderer/app/nav-places.ts';
import type { Self } from '#renderer/features/account/index.ts';
import { paths } from '#renderer/platform/index.ts';

const pathsFor = (self: Self) => placesFor(self).map(({ path }) => path);

describe('the places of the app', () => {
  it('are few for visitors: to start, and the settings', () => {
    expect(pathsFor({ kind: 'nobody' })).toEqual([paths.home, paths.settings]);
  });

  it('grow with the role, and never show fewer to whoever may do more', () => {
    const [unknown, user, moderator, admin] = ([null, 'user', 'moderator', 'admin'] as const).map((role) =>
      pathsFor({ kind: 'account', role }),
    );
    expect(unknown).toEqual(user);
    expect(user).toContain(paths.history);
    expect(user).not.toContain(paths.settings);
    // Whoever opens a session or begins a call may steer it.
    expect(user).toContain(paths.control);
    expect(user).not.toContain(paths.admin());
    expect(moderator).toContain(paths.admin());
    expect(moderator).toEqual(expect.arrayContaining(user ?? []));
    expect(admin).toEqual(expect.arrayContaining(moderator ?? []));
  });

  it('all stand in sight while there is room; else the last ones go into a menu, which needs a slot', () => {
    const places = placesFor({ kind: 'account', role: 'admin' });
    expect(splitPlaces(places, places.length).inMenu).toEqual([]);
    const { inSight, inMenu } = splitPlaces(places, places.length - 1);
    expect(inSight).toHaveLength(places.length - 2);
    expect([...inSight, ...inMenu]).toEqual(places);
  });

  it('know when one is there, also on a page below', () => {
    const calls = { path: '/history' };
    expect(isAt(calls, '/history')).toBe(true);
    expect(isAt(calls, '/history/65abc')).toBe(true);
    expect(isAt(calls, '/historyless')).toBe(false);
    expect(isAt({ path: '/' }, '/history')).toBe(false);
  });
});
