import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerBinary } from '#test/support/media/worker-binary.ts';
import { type Asar, readAsar } from './support/asar.ts';
import { createDistribution, readFuses } from './support/stand-in-distribution.ts';

const root = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const run = promisify(execFile);
const LIMIT_MS = 170_000;

describe.skipIf(process.platform !== 'linux')('the package for Linux, built on a stand-in distribution', () => {
  let folder: string;
  let resources: string;
  let asar: Asar;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beckon-package-'));
    const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
    await run(process.execPath, [vite, 'build', '--app'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (!workerBinary) throw new Error('MEDIASOUP_WORKER_BIN must name the media worker');
    await cp(workerBinary, join(root, 'dist/bin/mediasoup-worker'));
    const builder = join(dirname(require.resolve('electron-builder/package.json')), 'cli.js');
    const wishes = {
      electronDist: await createDistribution(join(folder, 'electron')),
      'directories.output': join(folder, 'package'),
    };
    const config = Object.entries(wishes).map(([key, value]) => `-c.${key}=${value}`);
    await run(process.execPath, [builder, '--linux', 'dir', '--publish', 'never', ...config], { cwd: root });
    resources = join(folder, 'package/linux-unpacked/resources');
    asar = await readAsar(join(resources, 'app.asar'));
  }, LIMIT_MS);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has the four built parts of the app, and no sources', () => {
    expect(asar.paths).toEqual(
      expect.arrayContaining([
        'package.json',
        'dist/main/main.js',
        'dist/preload/bridge.cjs',
        'dist/server/cli.js',
        'dist/renderer/index.html',
      ]),
    );
    const own = asar.paths.filter((path) => !path.startsWith('node_modules/') && !path.startsWith('dist/'));
    expect(own).toEqual(['package.json']);
    expect(asar.paths.filter((path) => /\.tsx?$|\.map$/.test(path))).toEqual([]);
  });

  it('has what the app needs when it runs, and nothing that only builds or tests it', async () => {
    const { dependencies, devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const has = (name: string) => asar.paths.includes(`node_modules/${name}/package.json`);
    expect(Object.keys(dependencies).filter((name) => !has(name))).toEqual([]);
    expect(['electron', 'electron-builder', 'vite', 'vitest', 'playwright', 'typescript', 'node'].filter(has)).toEqual(
      [],
    );
    expect(Object.keys(devDependencies).filter((name) => name.startsWith('@mantine/') && has(name))).toEqual([]);
  });

  it('keeps native parts of this system beside the archive, and those of other systems out', () => {
    const native = asar.paths.filter((path) => path.endsWith('.node'));
    expect(native.length).toBeGreaterThanOrEqual(3);
    expect(native.filter((path) => !asar.unpacked.includes(path))).toEqual([]);
    expect(native.filter((path) => /darwin|win32|linuxmusl/.test(path))).toEqual([]);
  });

  it('has the media worker as a program', async () => {
    expect(await readdir(join(resources, 'bin'))).toEqual(['mediasoup-worker']);
    const { mode } = await stat(join(resources, 'bin/mediasoup-worker'));
    expect(mode & 0o111).not.toBe(0);
  });

  it('burns the fuses', async () => {
    const program = await readFile(join(folder, 'package/linux-unpacked/beckon'));
    const names = [
      'runAsNode',
      'enableCookieEncryption',
      'enableNodeOptionsEnvironmentVariable',
      'enableNodeCliInspectArguments',
      'enableEmbeddedAsarIntegrityValidation',
      'onlyLoadAppFromAsar',
      'loadBrowserProcessSpecificV8Snapshot',
      'grantFileProtocolExtraPrivileges',
    ];
    const states = readFuses(program);
    expect(Object.fromEntries(names.map((name, index) => [name, states[index]]))).toEqual({
      runAsNode: 'off',
      enableCookieEncryption: 'on',
      enableNodeOptionsEnvironmentVariable: 'off',
      enableNodeCliInspectArguments: 'off',
      enableEmbeddedAsarIntegrityValidation: 'on',
      onlyLoadAppFromAsar: 'on',
      loadBrowserProcessSpecificV8Snapshot: 'off',
      grantFileProtocolExtraPrivileges: 'off',
    });
  });

  it('is complete: the server in it starts, with its own worker and its own page', async () => {
    const app = join(folder, 'app');
    await asar.extract(app);
    const server = spawn(
      process.execPath,
      [
        join(app, 'dist/server/cli.js'),
        '--json',
        '--no-tls',
        '--bind',
        '127.0.0.1',
        '--port',
        '0',
        '--data',
        join(folder, 'data'),
      ],
      {
        env: { PATH: process.env['PATH'], MEDIASOUP_WORKER_BIN: join(resources, 'bin/mediasoup-worker') },
        cwd: folder,
      },
    );
    const lines = createInterface(server.stdout);
    const [ready] = (await once(lines, 'line', { signal: AbortSignal.timeout(60_000) })) as [string];
    const { url } = JSON.parse(ready) as { url: string };
    const page = await fetch(url);
    expect(await page.text()).toContain('<div id="root">');
    const health = (await (await fetch(`${url}/api/health`)).json()) as { status: string };
    expect(health.status).toBe('healthy');
    server.kill('SIGTERM');
    const [code] = (await once(server, 'exit')) as [number];
    expect(code).toBe(0);
  });
});

describe('the configuration of the packager', () => {
  const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config') as {
    getConfig: (folder: string, file: string | null, wishes: object) => Promise<object>;
    validateConfiguration: (config: object, log: object) => Promise<void>;
  };
  const log = { isEnabled: false, add: () => undefined };

  it('is one that the packager understands, for all three systems', async () => {
    const config = await getConfig(root, null, {});
    await expect(validateConfiguration(config, log)).resolves.toBeUndefined();
    expect(config).toMatchObject({
      linux: { target: ['AppImage', 'deb'] },
      mac: { target: ['dmg'], hardenedRuntime: true },
      win: { target: ['nsis'] },
      protocols: [{ schemes: ['beckon'] }],
    });
  });

  it('would be refused with a misspelt key', async () => {
    const config = await getConfig(root, null, { hardenRuntime: true });
    await expect(validateConfiguration(config, log)).rejects.toThrow(/hardenRuntime/);
  });

  it('asks for camera, microphone and network on macOS, each with its reason', async () => {
    const entitlements = await readFile(join(root, 'resources/entitlements.mac.plist'), 'utf8');
    for (const wanted of ['device.camera', 'device.audio-input', 'network.client', 'network.server']) {
      expect(entitlements).toContain(`<key>com.apple.security.${wanted}</key>\n    <true/>`);
    }
    const config = (await getConfig(root, null, {})) as { mac: { extendInfo: Record<string, unknown> } };
    expect(Object.keys(config.mac.extendInfo)).toEqual(
      expect.arrayContaining([
        'NSCameraUsageDescription',
        'NSMicrophoneUsageDescription',
        'NSLocalNetworkUsageDescription',
        'NSScreenCaptureUsageDescription',
      ]),
    );
  });
});
