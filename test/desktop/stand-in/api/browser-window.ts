import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, LoadFileOptions, LoadURLOptions, WebPreferences } from 'electron';
import { PageTarget } from '../browser/page-target.ts';
import { createPageScripts } from '../page/scripts.ts';
import { app } from './app.ts';
import { Session } from './session.ts';
import { emitPreventable } from './strict.ts';
import { WebContents } from './web-contents.ts';
import { WindowFrame, leaveDesktop } from './window-frame.ts';
import { type OpenPlace, addWindow, removeWindow } from './windows.ts';

const WIDTH = 800;
const HEIGHT = 600;
/** What Electron assumes for a page when the app says nothing. */
const DEFAULTS: WebPreferences = { contextIsolation: true, nodeIntegration: false, sandbox: true, webSecurity: true };

const BEFORE_UNLOAD = `(() => {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
})()`;

const all = new Map<number, BrowserWindow>();
let lastId = 0;

const createPage = (preferences: WebPreferences, width: number, height: number): PageTarget => {
  const preload = preferences.preload === undefined ? undefined : readFileSync(preferences.preload, 'utf8');
  const { platform, arch, versions, env } = process;
  const facts = {
    argv: [...process.argv.slice(0, 1), ...(preferences.additionalArguments ?? [])],
    platform,
    arch,
    versions: { ...versions } as Record<string, string>,
    env: { NODE_ENV: env.NODE_ENV ?? '' },
  };
  return new PageTarget({ scripts: createPageScripts(preload, facts), width, height });
};

/** Electron's `BrowserWindow`: a real page of Chromium in a frame that is only remembered. */
export class BrowserWindow extends WindowFrame {
  readonly id: number;
  readonly webContents: WebContents;
  readonly #page: PageTarget;
  readonly #parent: BrowserWindow | undefined;
  readonly #place: OpenPlace;
  #isGone = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super(options);
    lastId += 1;
    this.id = lastId;
    const { width = WIDTH, height = HEIGHT, webPreferences = {} } = options;
    const preferences = { ...DEFAULTS, ...webPreferences };
    this.#page = createPage(preferences, width, height);
    this.#parent = options.parent as BrowserWindow | undefined;
    const session = preferences.session as Session | undefined;
    this.webContents = new WebContents(
      this.#page,
      session ?? Session.fromPartition(preferences.partition ?? ''),
      preferences,
      {
        close: () => this.close(),
        focus: () => this.focus(),
        open: (url, more) => void new BrowserWindow(more).loadURL(url),
      },
    );
    all.set(this.id, this);
    this.#place = addWindow({ tryClose: () => this.#tryClose(), destroy: () => this.destroy() });
    this.#listen();
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...all.values()];
  }

  static fromId(id: number): BrowserWindow | null {
    return all.get(id) ?? null;
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find(({ webContents }) => webContents === contents) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }

  #listen(): void {
    const { webContents } = this;
    webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    webContents.on('page-title-updated', (_, title: string) => {
      if (emitPreventable(this, 'page-title-updated', {}, title, true)) this.setTitle(title);
    });
    webContents.on('render-process-gone', (_, details: object) =>
      app.emit('render-process-gone', {}, webContents, details),
    );
    this.#page.on('gone', () => this.#forget());
    for (const name of ['focus', 'blur']) this.on(name, () => app.emit(`browser-window-${name}`, {}, this));
  }

  loadURL(url: string, options?: LoadURLOptions): Promise<void> {
    return this.webContents.loadURL(url, options);
  }

  loadFile(path: string, options?: LoadFileOptions): Promise<void> {
    return this.webContents.loadFile(path, options);
  }

  reload(): void {
    this.webContents.reload();
  }

  getParentWindow(): BrowserWindow | null {
    return this.#parent ?? null;
  }

  close(): void {
    void this.#tryClose();
  }

  /** First the app may refuse, then the page. */
  async #tryClose(): Promise<boolean> {
    if (this.#isGone) return true;
    if (!emitPreventable(this, 'close')) return false;
    if (await this.#pageRefuses()) return false;
    this.destroy();
    return true;
  }

  async #pageRefuses(): Promise<boolean> {
    const isRefused = await this.#page.evaluate(BEFORE_UNLOAD).catch(() => false);
    return isRefused === true && emitPreventable(this.webContents, 'will-prevent-unload');
  }

  destroy(): void {
    void this.#page.close();
  }

  #forget(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    all.delete(this.id);
    leaveDesktop(this);
    this.emit('closed');
    removeWindow(this.#place);
  }

  isDestroyed(): boolean {
    return this.#isGone;
  }
}
