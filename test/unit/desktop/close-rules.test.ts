import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { type ClosingFacts, closingOf } from '#desktop/windows/close-rules.ts';
import { closeByRules } from '#desktop/windows/main-window-life.ts';

const facts: ClosingFacts = {
  isQuitting: false,
  isInCall: true,
  isHosting: false,
  peopleHere: 0,
  closesToTray: true,
  hasTray: true,
  appGoesOn: false,
};

const hostingAlone = { isInCall: false, isHosting: true };

describe('closing the main window', () => {
  it.each<[string, Partial<ClosingFacts>, string]>([
    ['with neither call nor server it closes', { isInCall: false }, 'close'],
    ['while the app quits it closes, whatever goes on', { isQuitting: true, isHosting: true }, 'close'],
    ['in a call it hides', {}, 'hide'],
    ['while hosting it hides', { isInCall: false, isHosting: true }, 'hide'],
    ['against the setting nothing hides: the app quits, which asks about calls', { closesToTray: false }, 'quit'],
    [
      'against the setting a server ends with the app',
      { closesToTray: false, isInCall: false, isHosting: true },
      'quit',
    ],
    ['where the app stays it asks about the call alone', { closesToTray: false, appGoesOn: true }, 'ask'],
    ['where the app stays a server goes on', { ...hostingAlone, closesToTray: false, appGoesOn: true }, 'close'],
    ['without a tray the app quits, which asks about the call', { hasTray: false }, 'quit'],
    ['without a tray it asks about a server without people', { ...hostingAlone, hasTray: false }, 'ask'],
    ['without a tray quitting asks about people', { ...hostingAlone, hasTray: false, peopleHere: 2 }, 'quit'],
  ])('%s', (_what, difference, expected) => {
    expect(closingOf({ ...facts, ...difference })).toBe(expected);
  });
});

class FakeWindow extends EventEmitter {
  readonly hide = vi.fn();
  readonly destroy = vi.fn();
  isFull = false;

  isFullScreen(): boolean {
    return this.isFull;
  }

  setFullScreen(isFull: boolean): void {
    this.isFull = isFull;
  }

  /** True when the window may close. */
  close(): boolean {
    const event = { preventDefault: vi.fn() };
    this.emit('close', event);
    return event.preventDefault.mock.calls.length === 0;
  }
}

const open = (difference: Partial<ClosingFacts>, isAgreed = true) => {
  const window = new FakeWindow();
  const parts = { ask: vi.fn(async () => isAgreed), hidden: vi.fn(), quit: vi.fn() };
  closeByRules(window, { facts: () => ({ ...facts, ...difference }), ...parts });
  return { window, ...parts };
};

describe('a main window', () => {
  it('closes with neither call nor server, and nobody hears of it', () => {
    const { window, ask, hidden, quit } = open({ isInCall: false });
    expect(window.close()).toBe(true);
    for (const spy of [ask, hidden, quit, window.hide]) expect(spy).not.toHaveBeenCalled();
  });

  it('hides in a call, and says so', () => {
    const { window, hidden, quit } = open({});
    expect(window.close()).toBe(false);
    expect(window.hide).toHaveBeenCalledOnce();
    expect(hidden).toHaveBeenCalledOnce();
    expect(quit).not.toHaveBeenCalled();
  });

  it('gives the screen back before it hides', () => {
    const { window } = open({});
    window.isFull = true;
    expect(window.close()).toBe(false);
    expect([window.isFull, window.hide.mock.calls.length]).toEqual([false, 0]);
    window.emit('leave-full-screen');
    expect(window.hide).toHaveBeenCalledOnce();
  });

  it('leaves it to the order of quitting where the app ends with it', () => {
    const { window, quit, hidden } = open({ closesToTray: false });
    expect(window.close()).toBe(false);
    expect(quit).toHaveBeenCalledOnce();
    expect(hidden).not.toHaveBeenCalled();
  });

  it('asks once where there is no tray, and stays after a no', async () => {
    const { window, ask, quit } = open({ ...hostingAlone, hasTray: false }, false);
    expect([window.close(), window.close()]).toEqual([false, false]);
    expect(ask).toHaveBeenCalledOnce();
    await ask.mock.results[0]?.value;
    expect(quit).not.toHaveBeenCalled();
    expect(window.close()).toBe(false);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it.each([
    [false, 'quit'],
    [true, 'destroy'],
  ] as const)('goes after a yes; where the app goes on without it (%s), by %s', async (appGoesOn, way) => {
    const { window, quit } = open({ ...(appGoesOn ? {} : hostingAlone), hasTray: false, appGoesOn });
    window.close();
    await vi.waitFor(() => expect(way === 'quit' ? quit : window.destroy).toHaveBeenCalledOnce());
  });
});
