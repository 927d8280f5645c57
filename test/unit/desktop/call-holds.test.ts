import { describe, expect, it, vi } from 'vitest';
import { createCallDesk } from '#desktop/call/call-desk.ts';
import { keepAwakeInCalls } from '#desktop/call/keep-awake.ts';
import { keysOf, serveMuteShortcut } from '#desktop/call/mute-shortcut.ts';
import { openSettings } from '#desktop/settings/settings.ts';
import { call, report } from './support/desk.ts';

const USUAL = 'CommandOrControl+Shift+M';

/** Keys of a system on which other programs have some. */
const keyboard = (taken: readonly string[] = []) => {
  const held = new Map<string, () => void>();
  return {
    held,
    register(accelerator: string, press: () => void) {
      if (accelerator === 'nonsense') throw new TypeError('conversion failure');
      if (taken.includes(accelerator)) return false;
      held.set(accelerator, press);
      return true;
    },
    unregister: (accelerator: string) => void held.delete(accelerator),
  };
};

const open = (shortcuts = keyboard()) => {
  const desk = createCallDesk();
  const settings = openSettings({ read: () => undefined, write: () => undefined });
  const refused = vi.fn();
  const commanded = vi.fn();
  desk.commands.on(commanded);
  serveMuteShortcut({ desk, settings, shortcuts, refused });
  return { desk, settings, refused, commanded, held: shortcuts.held };
};

describe('the shortcut for the microphone', () => {
  it('is there in calls alone, and switches the microphone', () => {
    const { desk, held, commanded } = open();
    desk.report(report());
    expect([...held.keys()]).toEqual([]);
    desk.report(report({ call }));
    held.get(USUAL)?.();
    expect(commanded).toHaveBeenCalledExactlyOnceWith({ kind: 'toggleMicrophone' });
    desk.report(report({ call: { ...call, microphone: 'off' } }));
    expect([...held.keys()]).toEqual([USUAL]);
    desk.report(report());
    expect([...held.keys()]).toEqual([]);
  });

  it('is given back when the page is gone', () => {
    const { desk, held } = open();
    desk.report(report({ call }));
    desk.reset();
    expect(held.size).toBe(0);
  });

  it('follows the setting, also to none', () => {
    const { desk, settings, held } = open();
    desk.report(report({ call }));
    settings.change({ muteShortcut: 'F8' });
    expect([...held.keys()]).toEqual(['F8']);
    settings.change({ muteShortcut: null });
    expect(held.size).toBe(0);
  });

  it.each(['F8', 'nonsense'])('is said once when the system refuses it (%s)', (keys) => {
    const { desk, settings, refused, held } = open(keyboard(['F8']));
    settings.change({ muteShortcut: keys });
    for (const state of [report({ call }), report(), report({ call })]) desk.report(state);
    expect(refused).toHaveBeenCalledExactlyOnceWith(keys);
    settings.change({ muteShortcut: 'F9' });
    expect([...held.keys()]).toEqual(['F9']);
  });

  it('is tried again in the next call', () => {
    const taken = [USUAL];
    const { desk, held } = open(keyboard(taken));
    desk.report(report({ call }));
    expect(held.size).toBe(0);
    taken.length = 0;
    desk.report(report());
    desk.report(report({ call }));
    expect(held.size).toBe(1);
  });

  it('is named by what is on the keys', () => {
    expect([keysOf(USUAL, 'darwin'), keysOf(USUAL, 'linux')]).toEqual(['Cmd+Shift+M', 'Ctrl+Shift+M']);
  });
});

describe('the screen', () => {
  it('is kept on in calls, once, and released after', () => {
    const desk = createCallDesk();
    const blocker = { start: vi.fn(() => 7), stop: vi.fn(() => true) };
    keepAwakeInCalls(desk, blocker);
    desk.report(report());
    expect(blocker.start).not.toHaveBeenCalled();
    desk.report(report({ call }));
    desk.report(report({ call: { ...call, peopleCount: 3 } }));
    expect(blocker.start).toHaveBeenCalledExactlyOnceWith('prevent-display-sleep');
    desk.reset();
    expect(blocker.stop).toHaveBeenCalledExactlyOnceWith(7);
    desk.report(report({ call }));
    expect(blocker.start).toHaveBeenCalledTimes(2);
  });
});
