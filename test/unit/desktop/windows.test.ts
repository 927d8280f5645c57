import { describe, expect, it } from 'vitest';
import { readSettings } from '#desktop/settings/settings-schema.ts';
import { afterServerChange } from '#desktop/windows/control-rules.ts';
import { fitWindow } from '#desktop/windows/fit-window.ts';

const left = { x: 0, y: 25, width: 1280, height: 695 };
const right = { x: 1280, y: 0, width: 1920, height: 1080 };
const usual = { width: 1180, height: 780 };
const kept = (x: number, y: number, width: number, height: number) => ({ x, y, width, height, isMaximized: false });

describe('a window opens', () => {
  it.each([
    ['as usual at first', null, [left, right], usual],
    ['where it was', kept(1400, 100, 900, 700), [left, right], { x: 1400, y: 100, width: 900, height: 700 }],
    [
      'on the screen with most of it',
      kept(1200, 100, 900, 700),
      [left, right],
      { x: 1280, y: 100, width: 900, height: 700 },
    ],
    ['below the bar of the screen', kept(10, 0, 600, 500), [left], { x: 10, y: 25, width: 600, height: 500 }],
    ['no larger than its screen', kept(0, 25, 4000, 3000), [left], { x: 0, y: 25, width: 1280, height: 695 }],
    ['in its size when its screen is gone', kept(2000, 100, 900, 600), [left], { width: 900, height: 600 }],
    [
      'smaller when its screen is gone and the other is small',
      kept(2000, 0, 1920, 1080),
      [left],
      { width: 1280, height: 695 },
    ],
    ['elsewhere when hardly a corner is on a screen', kept(1270, 700, 900, 600), [left], { width: 900, height: 600 }],
    ['in its size when no screen is known', kept(5, 5, 900, 600), [], { width: 900, height: 600 }],
  ])('%s', (_where, place, areas, bounds) => {
    const fitted = fitWindow(place, usual, areas);
    expect(fitted).toMatchObject(bounds);
    expect('x' in fitted).toBe('x' in bounds);
  });

  it('as usual when what was kept is damaged, and each window by itself', () => {
    const place = kept(1, 2, 3, 4);
    expect(readSettings({ windows: { main: place, control: { x: 1 } } }).windows).toMatchObject({
      main: place,
      control: null,
    });
    expect(readSettings({ windows: 'none' }).windows).toMatchObject({ main: null, control: null });
  });
});

describe('the window of the control center', () => {
  const server = { id: 'one', origin: 'https://192.168.1.20:8787' };
  it.each([
    ['stays with its server', server, server, 'stay'],
    [
      'is loaded anew when its server is elsewhere',
      server,
      { ...server, origin: 'https://192.168.1.21:8787' },
      'reload',
    ],
    ['goes with its server', server, { ...server, id: 'two' }, 'close'],
    ['goes when there is no server', server, null, 'close'],
    ['that shows none yet goes', null, server, 'close'],
  ] as const)('%s', (_what, shown, chosen, what) => expect(afterServerChange(shown, chosen)).toBe(what));
});
