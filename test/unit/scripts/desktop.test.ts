import { describe, expect, it } from 'vitest';
import { loadScript } from './load.ts';

interface Circumstances {
  readonly args: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly isRoot: boolean;
}

const { chooseProgram } = await loadScript<{ chooseProgram: (given: Circumstances) => unknown }>('lib/desktop.mjs');

const choose = (given: Partial<Circumstances>) =>
  chooseProgram({ args: [], platform: 'linux', env: { DISPLAY: ':0' }, isRoot: false, ...given });

describe('npm start opens the desktop app', () => {
  it.each([
    ['with X', { env: { DISPLAY: ':0' } }],
    ['with Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' } }],
    ['on macOS', { platform: 'darwin', env: {} }],
    ['on Windows', { platform: 'win32', env: {} }],
  ] as const)('%s', (_where, given) => expect(choose(given)).toEqual({ kind: 'desktop', args: [] }));

  it('with a link to follow', () => {
    const link = 'beckon://192.168.1.20/join/abc';
    expect(choose({ args: [link] })).toEqual({ kind: 'desktop', args: [link] });
  });
});

describe('npm start starts the server alone', () => {
  it('when that is asked for, without a word', () => {
    expect(choose({ args: ['--headless', '--port', '0'] })).toEqual({ kind: 'server', args: ['--port', '0'] });
  });

  it.each(['--help', '--version'])('without a word for %s, which starts nothing', (option) => {
    expect(choose({ args: [option] })).toEqual({ kind: 'server', args: [option] });
  });

  it.each([
    [{ env: {} }, 'display'],
    [{ isRoot: true }, 'root'],
    [{ args: ['--no-tls'] }, 'options'],
  ])('and says why: %j', (given, word) => {
    expect(choose(given)).toMatchObject({ kind: 'server', why: expect.stringContaining(word) });
  });
});
