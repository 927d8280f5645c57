import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createAppSettingsModel } from '#renderer/features/settings/model/app-settings-model.ts';
import type { AppSettingsBridge } from '#renderer/features/settings/model/app-settings-model.ts';
import { shortcutOf, showShortcut } from '#renderer/features/settings/model/shortcut-keys.ts';
import { ThisAppCard } from '#renderer/features/settings/parts/ThisAppCard.tsx';
import type { AppSettings, SettingsOutcome, UpdateState } from '#renderer/platform/index.ts';
import { show } from './support/show.tsx';

const settings: AppSettings = {
  startAtLogin: false,
  closeToTray: true,
  ringWindow: true,
  miniCall: true,
  muteShortcut: 'CommandOrControl+Shift+M',
  updateFeed: null,
};
const info = { version: '1.2.3', platform: 'linux', electron: '45', chrome: '156', node: '24' } as const;

const open = async (outcome: SettingsOutcome = { kind: 'changed' }) => {
  let tell: (changed: AppSettings) => void = () => undefined;
  let tellUpdate: (state: UpdateState) => void = () => undefined;
  const ask = {
    appInfo: vi.fn(async () => info),
    appDetails: vi.fn(async () => 'Beckon 1.2.3\nlog'),
    settingsRead: vi.fn(async () => settings),
    settingsChange: vi.fn(async (_change: Partial<AppSettings>) => outcome),
    updateRead: vi.fn(async (): Promise<UpdateState> => ({ kind: 'off' })),
    updateCheck: vi.fn(async () => undefined),
    updateDownload: vi.fn(async () => undefined),
    updateInstall: vi.fn(async () => undefined),
  };
  const bridge: AppSettingsBridge = {
    ask,
    on: {
      settingsChanged(listener) {
        tell = listener;
        return () => undefined;
      },
      updateChanged(listener) {
        tellUpdate = listener;
        return () => undefined;
      },
    },
  };
  const shown = show(<ThisAppCard model={createAppSettingsModel(bridge)} />);
  await screen.findByRole('heading', { name: 'This app' });
  return {
    ask,
    tell: (changed: AppSettings) => act(() => tell(changed)),
    tellUpdate: (state: UpdateState) => act(() => tellUpdate(state)),
    ...shown,
  };
};

describe('the settings of the app', () => {
  it('are shown as they are, changed one by one, and followed', async () => {
    const { ask, user, tell } = await open();
    const tray = screen.getByRole('switch', { name: /^Keep running/ });
    expect(tray).toBeChecked();
    await user.click(tray);
    expect(ask.settingsChange).toHaveBeenCalledExactlyOnceWith({ closeToTray: false });
    tell({ ...settings, closeToTray: false });
    expect(tray).not.toBeChecked();
  });

  it('say why the system did not allow it', async () => {
    const { user } = await open({ kind: 'noLoginItem', why: 'The folder is read-only' });
    await user.click(screen.getByRole('switch', { name: /^Open when I sign in/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The folder is read-only');
  });

  it('hand over a report', async () => {
    const { user } = await open();
    expect(screen.getByTestId('app-version')).toHaveTextContent('Beckon 1.2.3');
    await user.click(screen.getByTestId('copy-details'));
    expect(await navigator.clipboard.readText()).toBe('Beckon 1.2.3\nlog');
  });
});

describe('the field of a shortcut', () => {
  it('takes the keys that are pressed, by keyboard alone', async () => {
    const { ask, user, tell } = await open();
    const field = screen.getByTestId('shortcut-field');
    expect(field).toHaveValue('Ctrl + Shift + M');
    act(() => field.focus());
    await user.keyboard('{Enter}');
    expect(field).toHaveValue('Press the keys, or Escape…');
    await user.keyboard('{Control>}{Alt>}k{/Alt}{/Control}');
    expect(ask.settingsChange).toHaveBeenCalledExactlyOnceWith({ muteShortcut: 'CommandOrControl+Alt+K' });
    tell({ ...settings, muteShortcut: 'CommandOrControl+Alt+K' });
    expect(field).toHaveValue('Ctrl + Alt + K');
  });

  it('explains which keys cannot be taken, and goes on listening', async () => {
    const { ask, user } = await open();
    await user.click(screen.getByTestId('shortcut-field'));
    await user.keyboard('{Shift>}k{/Shift}');
    expect(screen.getByText(/needed for writing/)).toBeInTheDocument();
    await user.keyboard('{F8}');
    expect(ask.settingsChange).toHaveBeenCalledExactlyOnceWith({ muteShortcut: 'F8' });
    expect(screen.queryByText(/needed for writing/)).toBeNull();
  });

  it('says when another program has the keys', async () => {
    const { user } = await open({ kind: 'shortcutTaken' });
    await user.click(screen.getByTestId('shortcut-field'));
    await user.keyboard('{F8}');
    expect(await screen.findByText(/Another program uses these keys/)).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.getByTestId('shortcut-field')).toHaveValue('Ctrl + Shift + M');
  });

  it('turns it off', async () => {
    const { ask, user, tell } = await open();
    await user.click(screen.getByTestId('shortcut-off'));
    expect(ask.settingsChange).toHaveBeenCalledExactlyOnceWith({ muteShortcut: null });
    tell({ ...settings, muteShortcut: null });
    expect(screen.getByTestId('shortcut-field')).toHaveValue('No shortcut');
  });
});

describe('the address of updates', () => {
  it('is kept when it is safe, and can be emptied again', async () => {
    const { ask, user, tell } = await open();
    await user.type(screen.getByTestId('update-feed'), 'http://updates.example');
    await user.click(screen.getByTestId('update-feed-keep'));
    expect(screen.getByText(/begins with https/)).toBeInTheDocument();
    expect(ask.settingsChange).not.toHaveBeenCalled();
    await user.clear(screen.getByTestId('update-feed'));
    await user.type(screen.getByTestId('update-feed'), 'https://updates.example');
    await user.keyboard('{Enter}');
    expect(ask.settingsChange).toHaveBeenCalledExactlyOnceWith({ updateFeed: 'https://updates.example' });
    tell({ ...settings, updateFeed: 'https://updates.example' });
    await user.clear(screen.getByTestId('update-feed'));
    await user.click(screen.getByTestId('update-feed-keep'));
    expect(ask.settingsChange).toHaveBeenLastCalledWith({ updateFeed: null });
  });
});

describe('an update', () => {
  it('is shown at each step, with the next one at hand', async () => {
    const { ask, user, tellUpdate } = await open();
    expect(screen.queryByTestId('update-state')).toBeNull();
    tellUpdate({ kind: 'idle', checkedAt: null });
    await user.click(screen.getByTestId('update-check'));
    expect(ask.updateCheck).toHaveBeenCalledOnce();
    tellUpdate({ kind: 'available', version: '2.0.0' });
    expect(screen.getByRole('status')).toHaveTextContent('Version 2.0.0 is available.');
    await user.click(screen.getByTestId('update-download'));
    expect(ask.updateDownload).toHaveBeenCalledOnce();
    tellUpdate({ kind: 'downloading', version: '2.0.0', percent: 40 });
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40');
    tellUpdate({ kind: 'ready', version: '2.0.0' });
    await user.click(screen.getByTestId('update-install'));
    expect(ask.updateInstall).toHaveBeenCalledOnce();
    tellUpdate({ kind: 'failed', why: 'damaged', details: 'sha512 checksum mismatch' });
    expect(screen.getByRole('alert')).toHaveTextContent('damaged and has been thrown away');
    expect(screen.getByTestId('update-check')).toBeInTheDocument();
  });
});

describe('pressed keys', () => {
  const press = { key: '', code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

  it.each([
    [
      { key: 'm', code: 'KeyM', ctrlKey: true, shiftKey: true },
      'linux',
      'CommandOrControl+Shift+M',
      'Ctrl + Shift + M',
    ],
    [{ key: 'µ', code: 'KeyM', altKey: true, metaKey: true }, 'darwin', 'CommandOrControl+Alt+M', '⌘⌥M'],
    [
      { key: '!', code: 'Digit1', ctrlKey: true, shiftKey: true },
      'win32',
      'CommandOrControl+Shift+1',
      'Ctrl + Shift + 1',
    ],
    [{ key: 'ArrowUp', code: 'ArrowUp', metaKey: true }, 'linux', 'Super+Up', 'Super + Up'],
    [{ key: 'k', code: 'KeyK', ctrlKey: true }, 'darwin', 'Control+K', '⌃K'],
  ] as const)('%j on %s are %s', (held, platform, keys, shown) => {
    expect(shortcutOf({ ...press, ...held }, platform)).toBe(keys);
    expect(showShortcut(keys, platform)).toBe(shown);
  });

  it.each([{ key: 'Control' }, { key: 'ß', code: 'Minus' }, { key: 'Dead', code: 'Quote' }])(
    '%j are nothing yet',
    (held) => expect(shortcutOf({ ...press, ...held }, 'linux')).toBeNull(),
  );
});
