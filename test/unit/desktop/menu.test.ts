import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { type Language, createNativeTexts } from '#desktop/app/native-texts.ts';
import { type MenuActions, type MenuState, menuOf } from '#desktop/menu/menu-rules.ts';

const elsewhere: MenuState = { isMac: false, isPackaged: true, hasServer: true, microphone: null };

const actions: MenuActions = {
  host: vi.fn(),
  connect: vi.fn(),
  newCall: vi.fn(),
  openSettings: vi.fn(),
  reload: vi.fn(),
  toggleMicrophone: vi.fn(),
  leaveCall: vi.fn(),
  openHelp: vi.fn(),
  copyDetails: vi.fn(),
  about: vi.fn(),
};

type Item = MenuItemConstructorOptions;

const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);

const build = (state: Partial<MenuState> = {}, language: Language = 'en') =>
  menuOf(
    createNativeTexts(() => language),
    { ...elsewhere, ...state },
    actions,
  );

const find = (items: readonly Item[], id: string): Item => {
  const found = flat(items).find((item) => item.id === id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
};

describe('the menu', () => {
  it.each([
    ['en', ['File', 'Edit', 'View', 'Call', 'Window', 'Help']],
    ['fr', ['Fichier', 'Édition', 'Affichage', 'Appel', 'Fenêtre', 'Aide']],
    ['es', ['Archivo', 'Edición', 'Ver', 'Llamada', 'Ventana', 'Ayuda']],
  ] as const)('has its parts in %s', (language, labels) => {
    expect(build({}, language).map(({ label }) => label)).toEqual(labels);
  });

  it('has a word for everything, and no key twice', () => {
    const items = flat([...build({ isPackaged: false }), ...build({ isMac: true })]).filter(
      ({ type }) => type !== 'separator',
    );
    // A text that is missing shows its key.
    expect(items.filter(({ label }) => label === undefined || /^menu[A-Z]/.test(label))).toEqual([]);
    const keys = flat(build()).flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has a part of its own for the app on macOS, with settings and the end of it', () => {
    const [first, second] = build({ isMac: true });
    expect(first?.label).toBe('Beckon');
    expect(flat([first ?? {}]).some(({ id }) => id === 'settings')).toBe(true);
    expect(flat([second ?? {}]).some(({ role }) => role === 'quit')).toBe(false);
  });

  it('keeps tools for developers from packaged apps', () => {
    const hasTools = (items: readonly Item[]) => flat(items).some(({ role }) => role === 'toggleDevTools');
    expect(hasTools(build({ isPackaged: true }))).toBe(false);
    expect(hasTools(build({ isPackaged: false }))).toBe(true);
  });

  it.each([
    [null, false, false, 'Unmute microphone'],
    ['on', true, true, 'Mute microphone'],
    ['off', true, true, 'Unmute microphone'],
    ['none', false, true, 'Unmute microphone'],
  ] as const)('offers what can be done in a call: microphone %j', (microphone, mayMute, mayLeave, label) => {
    const items = build({ microphone });
    expect(find(items, 'microphone')).toMatchObject({ enabled: mayMute, label });
    expect(find(items, 'leave').enabled).toBe(mayLeave);
  });

  it('begins calls where there is a server', () => {
    expect(find(build({ hasServer: false }), 'new-call').enabled).toBe(false);
    expect(find(build(), 'new-call').enabled).toBe(true);
  });
});
