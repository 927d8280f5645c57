/** A page that cannot be opened: it says so with nothing but what it came with. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadTexts } from '#renderer/app/i18n.ts';
import { settingKeys } from '#renderer/app/preferences/setting-keys.ts';
import { guardStart, type OpenPage } from '#renderer/app/start/guard-start.ts';
import { startAgain } from '#renderer/app/start/start-again.ts';
import { showStartFault } from '#renderer/app/start/start-fault.ts';
import { BRIDGE_NAME } from '#shared/ipc/bridge-name.ts';

const failure = new Error('The texts are gone');

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  sessionStorage.clear();
  Reflect.deleteProperty(window, BRIDGE_NAME);
  document.body.replaceChildren();
});

describe('a page that cannot be opened', () => {
  const start = async (fetchPage: () => Promise<OpenPage>) => {
    const report = vi.fn();
    await guardStart(fetchPage, { report, again: () => false });
    return report;
  };

  it('says so, in a browser with a way to try again and the details, and tells the console', async () => {
    const report = await start(() => Promise.reject(failure));
    expect(screen.getByRole('alert')).toHaveTextContent('could not be loaded');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Beckon could not open');
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Load again', 'Copy details']);
    expect(screen.getByText(/The texts are gone/)).toBeInTheDocument();
    expect(report).toHaveBeenCalledWith(failure);
  });

  it('is tried once more by itself, and not again in the next half minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const reload = vi.fn();
    const again = () => startAgain(reload);
    const fail = () => guardStart(() => Promise.reject(failure), { report: vi.fn(), again });
    await fail();
    expect(reload).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('alert')).toBeNull();
    vi.advanceTimersByTime(29_000);
    await fail();
    expect(reload).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('alert')).toBeInTheDocument();
    vi.advanceTimersByTime(2_000);
    await fail();
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('is not tried again where nothing is kept, as it would never end', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('blocked');
    });
    const reload = vi.fn();
    expect(startAgain(reload)).toBe(false);
    expect(reload).not.toHaveBeenCalled();
  });

  it('says so when it fails on its way, and when nothing is left of it later', async () => {
    await start(() => Promise.resolve(() => Promise.reject(failure)));
    expect(screen.getByRole('alert')).toBeInTheDocument();
    document.body.innerHTML = '<div id="root"></div>';
    const later = Promise.withResolvers<(fault: unknown) => void>();
    const report = await start(async () => async (root, fail) => {
      root.textContent = 'All is well';
      later.resolve(fail);
    });
    expect(screen.queryByRole('alert')).toBeNull();
    (await later.promise)(failure);
    expect(screen.getByRole('alert')).toBeInTheDocument();
    expect(screen.queryByText('All is well')).toBeNull();
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('says so in the chosen language, else in that of the browser, and in English where neither can be read', async () => {
    const titleIn = async () => {
      await start(() => Promise.reject(failure));
      return [screen.getByRole('heading').textContent, document.documentElement.lang];
    };
    localStorage.setItem(settingKeys.language, 'fr');
    expect(await titleIn()).toEqual(['Beckon n’a pas pu s’ouvrir', 'fr']);
    localStorage.clear();
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de', 'es-MX']);
    expect(await titleIn()).toEqual(['Beckon no se pudo abrir', 'es']);
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('blocked');
    });
    expect(await titleIn()).toEqual(['Beckon could not open', 'en']);
  });

  it('copies what helps to find the fault, with the report of the desktop app', async () => {
    const user = userEvent.setup();
    const ask = { appDetails: async () => 'Beckon 1.2.3', windowRead: async () => Promise.reject(new Error('gone')) };
    Reflect.set(window, BRIDGE_NAME, { ask });
    await start(() => Promise.reject(failure));
    await user.click(screen.getByRole('button', { name: 'Copy details' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toMatch(/The texts are gone[\s\S]*Beckon 1\.2\.3/);
  });

  it.each([
    ['main', 'Go to the first screen', 'serverLeave', undefined],
    ['control', 'Show the main window', 'mainShow', undefined],
    ['ringing', 'Show the main window', 'deskCommand', { kind: 'show' }],
    ['mini', 'Show the main window', 'deskCommand', { kind: 'show' }],
  ] as const)('offers in the window "%s" of the desktop app to %s', async (kind, name, request, input) => {
    const user = userEvent.setup();
    const does = () => vi.fn(async () => undefined);
    const asked = { mainShow: does(), deskCommand: does(), serverLeave: does() };
    showStartFault(failure, { ask: { ...asked, windowRead: async () => kind } });
    await user.click(await screen.findByRole('button', { name }));
    expect(Object.entries(asked).map(([one, { mock }]) => [one, mock.calls.length])).toEqual(
      Object.keys(asked).map((one) => [one, one === request ? 1 : 0]),
    );
    expect(asked[request]).toHaveBeenCalledWith(input);
  });
});

describe('texts that cannot be fetched', () => {
  it('are a fault, not a page of keys', async () => {
    await expect(loadTexts(['admin'])).resolves.toBeUndefined();
    const unknown = 'unknown' as 'admin';
    await expect(loadTexts([unknown])).rejects.toThrow('could not be fetched');
  });
});
