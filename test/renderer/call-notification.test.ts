import { afterEach, describe, expect, it, vi } from 'vitest';
import { BRIDGE_NAME } from '#shared/ipc/bridge-name.ts';
import { showCallNotification } from '#renderer/platform/index.ts';

class ShownNotification extends EventTarget {
  static readonly permission = 'granted';
  static shown: ShownNotification[] = [];
  readonly close = vi.fn();
  readonly title: string;

  constructor(title: string) {
    super();
    this.title = title;
    ShownNotification.shown.push(this);
  }
}

const show = (page: { readonly visibility: DocumentVisibilityState; readonly isFocused: boolean }) => {
  ShownNotification.shown = [];
  vi.stubGlobal('Notification', ShownNotification);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(page.visibility);
  vi.spyOn(document, 'hasFocus').mockReturnValue(page.isFocused);
  showCallNotification({ title: 'Soon', body: 'At ten', tag: 'a' });
  return ShownNotification.shown;
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('a notification of the page', () => {
  it.each([
    ['hidden', false, 1],
    ['visible', false, 0],
    ['visible', true, 0],
  ] as const)('in a browser, on a %s page with focus %s, is shown %i times', (visibility, isFocused, count) => {
    expect(show({ visibility, isFocused })).toHaveLength(count);
  });

  it.each([
    [false, 1],
    [true, 0],
  ])('in the desktop app, where hidden pages count as visible, goes by the focus (%s)', (isFocused, count) => {
    vi.stubGlobal(BRIDGE_NAME, { ask: {} });
    expect(show({ visibility: 'visible', isFocused })).toHaveLength(count);
  });

  it('leads back to the window, also out of the tray', () => {
    const mainShow = vi.fn(async () => undefined);
    vi.stubGlobal(BRIDGE_NAME, { ask: { mainShow } });
    vi.spyOn(window, 'focus').mockReturnValue();
    const [shown] = show({ visibility: 'visible', isFocused: false });
    shown?.dispatchEvent(new Event('click'));
    expect(mainShow).toHaveBeenCalledOnce();
    expect(shown?.close).toHaveBeenCalledOnce();
  });

  it('is not shown to those who want none', () => {
    localStorage.setItem('beckon.notifications', 'false');
    expect(show({ visibility: 'hidden', isFocused: false })).toHaveLength(0);
  });
});
