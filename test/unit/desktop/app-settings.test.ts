import { describe, expect, it } from 'vitest';
import { createAppSettings } from '#desktop/settings/app-settings.ts';
import { autostartEntry, isEntryOn } from '#desktop/settings/autostart-entry.ts';
import { openSettings } from '#desktop/settings/settings.ts';
import { startsHidden } from '#desktop/app/start-rules.ts';
import { isFeedAddress, isShortcut } from '#shared/ipc/settings-rules.ts';

const open = ({ taken = [] as string[], whyNot = null as string | null } = {}) => {
  let content: unknown;
  const settings = openSettings({ read: () => content, write: (value) => void (content = value) });
  let isOn = false;
  const loginItem = {
    isOn: () => isOn,
    set(wish: boolean) {
      if (whyNot !== null) throw new Error(whyNot);
      isOn = wish;
    },
  };
  const desk = createAppSettings({ settings, loginItem, canTakeShortcut: (keys) => !taken.includes(keys) });
  const told: unknown[] = [];
  desk.changes.on((changed) => told.push(changed));
  return { desk, settings, told };
};

const atFirst = {
  startAtLogin: false,
  closeToTray: true,
  ringWindow: true,
  miniCall: true,
  muteShortcut: 'CommandOrControl+Shift+M',
  updateFeed: null,
};

describe('the settings of the app', () => {
  it('begin with nothing that reaches out or starts by itself', () => {
    expect(open().desk.read()).toEqual(atFirst);
  });

  it('keep what is changed, tell it, and let the rest be', () => {
    const { desk, settings, told } = open();
    expect(desk.change({ miniCall: false, muteShortcut: undefined })).toEqual({ kind: 'changed' });
    expect(desk.change({ startAtLogin: true, muteShortcut: null })).toEqual({ kind: 'changed' });
    expect(desk.read()).toEqual({ ...atFirst, miniCall: false, startAtLogin: true, muteShortcut: null });
    expect(told.at(-1)).toEqual(desk.read());
    expect(settings.read()).not.toHaveProperty('startAtLogin');
  });

  it('refuse a shortcut that another program has, with everything that came along', () => {
    const { desk, told } = open({ taken: ['Alt+F9', 'CommandOrControl+Shift+M'] });
    expect(desk.change({ muteShortcut: 'Alt+F9', miniCall: false })).toEqual({ kind: 'shortcutTaken' });
    expect(desk.read()).toEqual(atFirst);
    expect(told).toEqual([]);
    // The one that the app has already is no other one.
    expect(desk.change({ muteShortcut: 'CommandOrControl+Shift+M' })).toEqual({ kind: 'changed' });
  });

  it('say why the system does not let the app start with it', () => {
    const { desk } = open({ whyNot: 'read-only' });
    expect(desk.change({ startAtLogin: true, miniCall: false })).toEqual({ kind: 'noLoginItem', why: 'read-only' });
    expect(desk.read()).toEqual(atFirst);
    expect(desk.change({ startAtLogin: false })).toEqual({ kind: 'changed' });
  });
});

describe('a shortcut', () => {
  it.each(['CommandOrControl+Shift+M', 'Alt+F9', 'F8', 'Shift+F8', 'Super+Space', 'Control+Alt+1', 'Command+Up'])(
    'may be %s',
    (keys) => expect(isShortcut(keys)).toBe(true),
  );
  it.each(['M', 'Shift+M', 'F25', 'Control+', 'Control', 'Control+MM', 'Hyper+M', 'Shift+Space', 'control+m', ''])(
    'may not be %j',
    (keys) => expect(isShortcut(keys)).toBe(false),
  );
});

describe('an address of updates', () => {
  it.each([
    'https://updates.example/beckon',
    'https://10.0.0.2:8443',
    'http://127.0.0.1:4000/feed/',
    'http://[::1]:80',
  ])('may be %s', (address) => expect(isFeedAddress(address)).toBe(true));
  it.each([
    'http://updates.example',
    'ftp://x.example',
    'https://',
    'https://me:pw@x.example',
    'x.example',
    'file:///x',
  ])('may not be %s', (address) => expect(isFeedAddress(address)).toBe(false));
});

describe('the autostart file', () => {
  const execOf = (command: readonly string[]) => /^Exec=(.*)$/m.exec(autostartEntry(command))?.[1];

  it.each([
    [['/opt/Beckon/beckon', '--hidden'], '"/opt/Beckon/beckon" "--hidden"'],
    [['/home/a b/Beckon.AppImage'], '"/home/a b/Beckon.AppImage"'],
    [['/opt/100%/beckon'], '"/opt/100%%/beckon"'],
    // Once for the argument, and each backslash once more for the value.
    [['/opt/a"b$c`d\\e'], String.raw`"/opt/a\\"b\\$c\\` + '`' + String.raw`d\\\\e"`],
  ])('starts %j', (command, exec) => {
    expect(execOf(command)).toBe(exec);
  });

  it('counts unless a desktop has switched it off', () => {
    const entry = autostartEntry(['beckon']);
    expect(isEntryOn(entry)).toBe(true);
    expect(isEntryOn(`${entry}Hidden=true\n`)).toBe(false);
    expect(isEntryOn(entry.replace('enabled=true', 'enabled=false'))).toBe(false);
  });
});

describe('a start', () => {
  it.each([
    [['beckon', '--hidden'], true, true],
    [['beckon'], true, false],
    [['beckon', '--hidden'], false, false],
  ])('with %j, and the tray %j, is hidden: %j', (args, closeToTray, isHidden) => {
    expect(startsHidden(args, closeToTray)).toBe(isHidden);
  });
});
