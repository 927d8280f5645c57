import { describe, expect, it } from 'vitest';
import { dueCallWindows, miniWindowBounds, ringWindowBounds } from '#desktop/call/call-window-rules.ts';
import { createWindowSlot } from '#desktop/windows/window-slot.ts';
import type { DeskRing } from '#shared/ipc/index.ts';
import { call, report, ring } from './support/desk.ts';

const inFront = { isVisible: true, isMinimized: false, isFocused: true };
const behind = { ...inFront, isFocused: false };
const minimized = { ...behind, isMinimized: true };
const hidden = { ...behind, isVisible: false };
const voice: DeskRing = { ...ring, kind: 'audio' };
const rings = report({ rings: [ring] });
const inCall = report({ call });
const wanted = { ringWindow: true, miniCall: true };
const both = report({ call, rings: [ring] });

describe('the small windows of calls', () => {
  it.each([
    ['nothing without a page', null, minimized, '-'],
    ['nothing while all is quiet', report(), hidden, '-'],
    ['nothing without a main window', both, null, '-'],
    ['the dialog of the main window rings when that is in front', rings, inFront, '-'],
    ['a ring is shown over other apps', rings, behind, 'ringing'],
    ['a ring is shown for a minimised app', rings, minimized, 'ringing'],
    ['a ring is shown for a hidden app', rings, hidden, 'ringing'],
    ['a call in sight needs none', inCall, inFront, '-'],
    ['a call behind other windows needs none', inCall, behind, '-'],
    ['a call stays in sight when its window is minimised', inCall, minimized, 'mini'],
    ['a call stays in sight when its window is hidden', inCall, hidden, 'mini'],
    ['a second call rings beside the first', both, hidden, 'ringing mini'],
  ] as const)('%s', (_what, state, main, windows) => {
    const due = dueCallWindows(state, main, wanted);
    const open = [due.ringing ? 'ringing' : '', due.mini ? 'mini' : ''].filter(Boolean).join(' ');
    expect(open || '-').toBe(windows);
  });

  it('leave out what nobody wants', () => {
    expect(dueCallWindows(both, hidden, { ...wanted, miniCall: false })).toEqual({ ringing: true, mini: false });
    expect(dueCallWindows(both, hidden, { ...wanted, ringWindow: false })).toEqual({ ringing: false, mini: true });
  });
});

describe('their places', () => {
  const area = { x: 1280, y: 25, width: 1920, height: 1055 };

  it('are the corners of the screen in use, within its bars', () => {
    expect(ringWindowBounds(area, [ring])).toMatchObject({ x: 1280 + 1920 - 380 - 16, y: 41, width: 380 });
    const mini = miniWindowBounds(area);
    expect([mini.x + mini.width, mini.y + mini.height]).toEqual([1280 + 1920 - 16, 25 + 1055 - 16]);
  });

  it('grow with the number of rings, up to three', () => {
    const heights = [0, 1, 2, 3, 4].map(
      (count) =>
        ringWindowBounds(
          area,
          Array.from({ length: count }, () => voice),
        ).height,
    );
    expect(heights[0]).toBe(heights[1]);
    expect(heights[2]).toBeGreaterThan(heights[1] ?? 0);
    expect(heights[3]).toBeGreaterThan(heights[2] ?? 0);
    expect(heights[4]).toBe(heights[3]);
    // With a camera there is one button more.
    expect(ringWindowBounds(area, [ring]).height).toBeGreaterThan(heights[1] ?? 0);
  });

  it('stay on screens that are smaller than they are', () => {
    const tiny = { x: 0, y: 0, width: 200, height: 100 };
    expect(ringWindowBounds(tiny, [ring]).x).toBe(0);
    expect(miniWindowBounds(tiny)).toMatchObject({ x: 0, y: 0 });
  });
});

describe('a window that is there while it is due', () => {
  const open = (closesAtOnce = true) => {
    const opened: (() => void)[] = [];
    let wishes = 0;
    const { setDue: set, isDismissed } = createWindowSlot(
      () => ({ once: (_event: 'closed', listener: () => void) => void opened.push(listener), at: opened.length }),
      ({ at }) => {
        wishes += 1;
        if (closesAtOnce) opened[at]?.();
      },
    );
    return { set, isDismissed, opened, wishes: () => wishes };
  };

  it('is opened once and closed once, and opened anew the next time', () => {
    const { set, opened, wishes } = open();
    set(true);
    set(true);
    expect(opened).toHaveLength(1);
    set(false);
    set(false);
    expect(wishes()).toBe(1);
    set(true);
    expect(opened).toHaveLength(2);
  });

  it('stays closed when the person closed it, until the next occasion', () => {
    const { set, isDismissed, opened } = open();
    set(true);
    expect(isDismissed()).toBe(false);
    opened[0]?.();
    set(true);
    expect([opened.length, isDismissed()]).toEqual([1, true]);
    set(false);
    expect(isDismissed()).toBe(false);
    set(true);
    expect(opened).toHaveLength(2);
  });

  it('comes back when it is due again before it has gone', () => {
    const { set, opened, wishes } = open(false);
    set(true);
    set(false);
    set(true);
    set(false);
    set(true);
    expect([opened.length, wishes()]).toEqual([1, 1]);
    opened[0]?.();
    expect(opened).toHaveLength(2);
  });
});
