/** Whatever Electron is here, the real one or the stand-in, it must carry an app of a few lines. */
import { resolve } from 'node:path';
import { expect } from '@playwright/test';
import { type AppWish, desktopTest as test } from './support/desktop-app.ts';
import { startSecureServer } from './support/secure-server.ts';

const fixtureApp: AppWish = { app: resolve(import.meta.dirname, 'fixtures/app') };

/** What the fixture's preload puts on the window, as far as types matter here. */
interface Fixture {
  echo(value: unknown): Promise<unknown>;
  breakIt(): Promise<unknown>;
  askNobody(): Promise<unknown>;
  tell(text: string): void;
  onTold(listener: (text: string) => void): () => void;
  add(a: number, b: number): number;
  fail(): void;
  worldsAreApart(): boolean;
}

declare global {
  // oxlint-disable-next-line no-var -- only `var` declares what stands on globalThis
  var fixture: Fixture;
}

test('a preload speaks for the page with the main process', async ({ desktop }) => {
  const { page } = await desktop.launch(fixtureApp);
  await page.getByRole('button', { name: 'Greet' }).click();
  await expect(page.getByRole('heading')).toHaveText('Hello you at fixture://main/');
});

test('values cross as structured clone carries them, and failures in words', async ({ desktop }) => {
  const { page } = await desktop.launch(fixtureApp);
  await expect(page.getByRole('heading')).toBeVisible();
  const crossed = await page.evaluate(async () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    const [nothing, not, map, bytes, date, round] = (await fixture.echo([
      undefined,
      NaN,
      new Map([[1, new Set(['a'])]]),
      new Uint8Array([1, 2, 250]),
      new Date(5),
      cycle,
    ])) as [undefined, number, Map<number, Set<string>>, Uint8Array, Date, { self?: unknown }];
    return [nothing === undefined, not, map.get(1)?.has('a'), [...bytes], date.getTime(), round.self === round];
  });
  expect(crossed).toEqual([true, NaN, true, [1, 2, 250], 5, true]);
  const failures = await page.evaluate(async () => {
    // What cannot be copied fails before there is a promise.
    const failureOf = async (run: () => Promise<unknown>) => {
      try {
        return await run();
      } catch (error) {
        return String(error);
      }
    };
    return [
      await failureOf(() => fixture.breakIt()),
      await failureOf(() => fixture.askNobody()),
      await failureOf(() => fixture.echo(new MediaStream())),
    ];
  });
  expect(failures[0]).toContain("Error invoking remote method 'break': RangeError: too far");
  expect(failures[1]).toContain("No handler registered for 'nobody'");
  expect(failures[2]).toContain('could not be cloned');
});

test('the bridge keeps the two worlds apart', async ({ desktop }) => {
  const { page } = await desktop.launch(fixtureApp);
  await expect(page.getByRole('heading')).toBeVisible();
  const facts = await page.evaluate(async () => {
    Reflect.set(globalThis, 'pageSecret', 'mine');
    const told = new Promise((resolve) => {
      const stop = fixture.onTold((text) => {
        stop();
        resolve(text);
      });
    });
    fixture.tell('news');
    let failure = '';
    try {
      fixture.fail();
    } catch (error) {
      failure = String(error);
    }
    return {
      sum: fixture.add(2, 3),
      told: await told,
      failure,
      apart: fixture.worldsAreApart(),
      frozen: Object.isFrozen(fixture),
      replaced: Reflect.set(window, 'fixture', {}),
      noRequire: !('require' in window) && !('process' in window),
    };
  });
  expect(facts).toEqual({
    sum: 5,
    told: 'news!',
    failure: expect.stringContaining('as asked'),
    apart: true,
    frozen: true,
    replaced: false,
    noRequire: true,
  });
});

test('a page stays where the app wants it', async ({ desktop }) => {
  const { page, electron } = await desktop.launch(fixtureApp);
  await page.getByRole('link', { name: 'Open' }).click();
  await expect
    .poll(() => electron.evaluate(() => Reflect.get(globalThis, 'seen')))
    .toMatchObject({
      opened: ['fixture://main/other'],
    });
  await page.getByRole('link', { name: 'Leave' }).click();
  await page.getByRole('button', { name: 'Greet' }).click();
  await expect(page.getByRole('heading')).toHaveText('Hello you at fixture://main/');
  const inline = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.body.append(script);
    return Reflect.get(window, 'ranInline') as unknown;
  });
  expect(inline).toBeUndefined();
});

test('cameras and screens need the word of the app', async ({ desktop }) => {
  const { page, electron } = await desktop.launch(fixtureApp);
  await expect(page.getByRole('heading')).toBeVisible();
  const capture = () =>
    page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        (stream) => stream.getVideoTracks().length,
        (error: Error) => error.name,
      ),
    );
  const show = () =>
    page.evaluate(() =>
      navigator.mediaDevices.getDisplayMedia({ video: true }).then(
        (stream) => stream.getVideoTracks().length,
        (error: Error) => error.name,
      ),
    );
  expect(await capture()).toBe(1);
  expect(await show()).toBe('NotSupportedError');
  await electron.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
    session.defaultSession.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  });
  expect(await capture()).toBe('NotAllowedError');
  expect(await show()).toBe('NotAllowedError');
  await electron.evaluate(({ session, desktopCapturer }) => {
    session.defaultSession.setPermissionRequestHandler(null);
    session.defaultSession.setDisplayMediaRequestHandler((_request, answer) => {
      void desktopCapturer.getSources({ types: ['screen'] }).then(([video]) => answer(video ? { video } : null));
    });
  });
  expect(await show()).toBe(1);
});

test('a certificate that nobody vouches for needs the word of the app', async ({ desktop }) => {
  const { page, electron } = await desktop.launch(fixtureApp);
  await expect(page.getByRole('heading')).toBeVisible();
  const server = await startSecureServer();
  const reach = () =>
    page.evaluate(async (port) => {
      const fetched = await fetch(`https://127.0.0.1:${port}/`).then(
        (response) => response.text(),
        () => 'failed',
      );
      const socket = new WebSocket(`wss://127.0.0.1:${port}/`);
      const heard = await new Promise((resolve) => {
        socket.onmessage = ({ data }) => resolve(data);
        socket.onerror = () => resolve('failed');
      });
      socket.close();
      return [fetched, heard];
    }, server.port);
  try {
    expect(await reach()).toEqual(['failed', 'failed']);
    await electron.evaluate(({ session }) => {
      session.defaultSession.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
        Reflect.set(globalThis, 'shown', { hostname, subject: certificate.subjectName, data: certificate.data });
        answer(0);
      });
    });
    expect(await reach()).toEqual(['hello', 'hello']);
    expect(await electron.evaluate(() => Reflect.get(globalThis, 'shown'))).toEqual({
      hostname: '127.0.0.1',
      subject: 'somewhere',
      data: expect.stringContaining('BEGIN CERTIFICATE'),
    });
    await electron.evaluate(({ session }) => {
      session.defaultSession.setCertificateVerifyProc((_question, answer) => answer(-2));
    });
    server.hangUp();
    expect(await reach()).toEqual(['failed', 'failed']);
  } finally {
    server.close();
  }
});

test('a utility process answers, and its end is told', async ({ desktop }) => {
  const { electron } = await desktop.launch(fixtureApp);
  const heard = await electron.evaluate(
    ({ utilityProcess, app }, path) =>
      new Promise<unknown>((resolve) => {
        const child = utilityProcess.fork(path, [], { serviceName: 'doubler' });
        child.on('message', (message: unknown) => {
          if (message === 'ready') return child.postMessage(21n);
          const { doubled } = message as { doubled: bigint };
          const listed = app.getAppMetrics().some(({ name }) => name === 'doubler');
          child.once('exit', (code) => resolve({ doubled: String(doubled), listed, code }));
          return child.postMessage('end');
        });
      }),
    resolve(import.meta.dirname, 'fixtures/utility.mjs'),
  );
  expect(heard).toEqual({ doubled: '42', listed: true, code: 7 });
});

test('a second start tells the first one and ends', async ({ desktop }) => {
  const app = await desktop.launch(fixtureApp);
  expect(await app.startAgain(['fixture://link'])).toBe(0);
  await expect
    .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'seen')))
    .toMatchObject({ second: ['fixture://link'] });
});

test('closing can be refused by the app, and quitting ends it', async ({ desktop }) => {
  const { electron, page } = await desktop.launch(fixtureApp);
  await expect(page.getByRole('heading')).toBeVisible();
  const isOpen = await electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const refused = new Promise<void>((resolve) => {
      window?.once('close', (event) => {
        event.preventDefault();
        window.hide();
        resolve();
      });
    });
    window?.close();
    await refused;
    return window?.isDestroyed() === false && !window.isVisible();
  });
  expect(isOpen).toBe(true);
  await electron.close();
});
