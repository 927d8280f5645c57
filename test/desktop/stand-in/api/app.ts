import { spawn } from 'node:child_process';
import type { App as ElectronApp, LoginItemSettings, RelaunchOptions, Settings } from 'electron';
import { type InstanceLock, lockInstance } from '../program/single-instance.ts';
import { appPlace, endProcess, programPath, switches } from '../program/runtime.ts';
import { findPath, movePath } from './app-paths.ts';
import { listProcesses } from './processes.ts';
import { Strict, StrictEmitter, emitPreventable } from './strict.ts';
import { closeAllWindows, destroyAllWindows, whenLastCloses } from './windows.ts';

type PathName = Parameters<ElectronApp['getPath']>[0];

let isReady = false;
const ready = Promise.withResolvers<void>();

class CommandLine extends Strict {
  appendSwitch(name: string, value = ''): void {
    switches.set(name, value);
  }

  appendArgument(value: string): void {
    switches.set(value.replace(/^--/, ''), '');
  }

  hasSwitch(name: string): boolean {
    return switches.has(name);
  }

  getSwitchValue(name: string): string {
    return switches.get(name);
  }

  removeSwitch(name: string): void {
    switches.delete(name);
  }
}

/** Electron's `app`. What belongs to the desktop around it is only remembered. */
class App extends StrictEmitter {
  readonly commandLine = new CommandLine();
  readonly isPackaged = false;
  /** Only macOS has a dock. */
  readonly dock = undefined;
  applicationMenu: unknown = null;
  userAgentFallback = '';
  #name: string | undefined;
  #lock: InstanceLock | undefined;
  #isQuitting = false;
  #badge = 0;
  #loginItem: Settings = {};
  #protocols = new Set<string>();

  isReady(): boolean {
    return isReady;
  }

  whenReady(): Promise<void> {
    return ready.promise;
  }

  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = emitPreventable(this, 'before-quit');
    if (this.#isQuitting) void this.#quitSoon();
  }

  async #quitSoon(): Promise<void> {
    this.#isQuitting = await closeAllWindows();
    if (!this.#isQuitting) return;
    this.#isQuitting = emitPreventable(this, 'will-quit');
    if (this.#isQuitting) this.exit();
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    destroyAllWindows();
    this.#lock?.release();
    void endProcess(code);
  }

  relaunch({ args = process.argv.slice(1), execPath = programPath }: RelaunchOptions = {}): void {
    process.once('exit', () => spawn(execPath, args, { detached: true, stdio: 'ignore' }).unref());
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    if (this.#lock) return true;
    const start = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    this.#lock = lockInstance(findPath('userData'), start, (second) => {
      void this.whenReady().then(() =>
        this.emit('second-instance', {}, second.argv, second.workingDirectory, second.additionalData),
      );
    });
    return this.#lock !== undefined;
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock !== undefined;
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release();
    this.#lock = undefined;
  }

  getPath(name: PathName): string {
    return findPath(name);
  }

  setPath(name: string, path: string): void {
    movePath(name, path);
  }

  setAppLogsPath(path = findPath('logs')): void {
    movePath('logs', path);
  }

  getAppPath(): string {
    return appPlace().folder;
  }

  get name(): string {
    return this.#name ?? appPlace().name;
  }

  set name(name: string) {
    this.#name = name;
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return appPlace().version;
  }

  getLocale(): string {
    return switches.get('lang') || 'en-US';
  }

  getSystemLocale(): string {
    return this.getLocale();
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }

  getAppMetrics(): ReturnType<typeof listProcesses> {
    return listProcesses();
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    this.#protocols.add(protocol);
    return true;
  }

  removeAsDefaultProtocolClient(protocol: string): boolean {
    return this.#protocols.delete(protocol);
  }

  isDefaultProtocolClient(protocol: string): boolean {
    return this.#protocols.has(protocol);
  }

  getLoginItemSettings(): LoginItemSettings {
    const openAtLogin = this.#loginItem.openAtLogin ?? false;
    const status = openAtLogin ? 'enabled' : 'not-registered';
    return { openAtLogin, wasOpenedAtLogin: false, status, executableWillLaunchAtLogin: openAtLogin, launchItems: [] };
  }

  setLoginItemSettings(settings: Settings): void {
    this.#loginItem = settings;
  }

  setBadgeCount(count = 0): boolean {
    this.#badge = count;
    return true;
  }

  getBadgeCount(): number {
    return this.#badge;
  }

  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  focus(): void {}
  hide(): void {}
  show(): void {}
}

export const app = new App();

/** Playwright's loader replaces `emit`, `whenReady` and `isReady` to hold the app back until it is connected. */
export const announceReady = (): void => {
  isReady = true;
  app.emit('ready', {}, {});
  ready.resolve();
};

whenLastCloses(() => {
  if (!app.emit('window-all-closed')) app.quit();
});
