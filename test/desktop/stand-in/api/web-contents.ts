import { pathToFileURL } from 'node:url';
import type { Certificate, LoadFileOptions, LoadURLOptions, WebPreferences, WindowOpenHandlerResponse } from 'electron';
import { toAppUrl, toBrowserUrl } from '../browser/custom-schemes.ts';
import type { PageTarget } from '../browser/page-target.ts';
import { decodeValue, encodeValue } from '../page/codec.ts';
import type { FromPage, ToPage } from '../page/messages.ts';
import { app } from './app.ts';
import { IpcMain, type IpcEvent, answerInvoke, ipcMain } from './ipc-main.ts';
import { answerQuestion } from './page-questions.ts';
import { answerRequests } from './page-requests.ts';
import type { Session } from './session.ts';
import { ElectronEvent, StrictEmitter, emitPreventable } from './strict.ts';
import { WebFrameMain } from './web-frame-main.ts';

type OpenHandler = (details: object) => WindowOpenHandlerResponse;

/** What a page needs from its window. */
export interface WindowLink {
  readonly close: () => void;
  readonly focus: () => void;
  readonly open: (url: string, options: object) => void;
}

/** An address as requests show it: in Chromium's form and without its fragment. */
const documentOf = (url: string): string => new URL(toBrowserUrl(url)).href.replace(/#.*$/s, '');

/** Chromium's numbers for loads that came to nothing: overtaken by another one, or for whatever else. */
const ABORTED = -3;
const FAILED = -2;

const all = new Map<number, WebContents>();
let lastId = 0;

/** Electron's `webContents`: one page, as the app sees it. */
export class WebContents extends StrictEmitter {
  readonly id: number;
  readonly session: Session;
  readonly mainFrame: WebFrameMain;
  readonly ipc = new IpcMain();
  readonly hostWebContents = null;
  readonly #page: PageTarget;
  readonly #preferences: WebPreferences;
  readonly #window: WindowLink;
  #title = '';
  #isGone = false;
  #isCrashed = false;
  #isMuted = false;
  #zoom = 1;
  /** The address that the app itself asked for; any other is the page's own wish. */
  #expected: string | undefined;
  #openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(page: PageTarget, session: Session, preferences: WebPreferences, window: WindowLink) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#page = page;
    this.session = session;
    this.#preferences = preferences;
    this.#window = window;
    this.mainFrame = new WebFrameMain(page);
    all.set(this.id, this);
    answerRequests(page, session, {
      mayNavigate: (url, isMainFrame) => this.#mayNavigate(url, isMainFrame),
      overrules: (url, error, certificate) => this.#overrules(url, error, certificate),
    });
    this.#listen();
  }

  static getAllWebContents(): WebContents[] {
    return [...all.values()];
  }

  static fromId(id: number): WebContents | undefined {
    return all.get(id);
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return WebContents.getAllWebContents().find((contents) => contents.#page.targetId === targetId);
  }

  #listen(): void {
    const page = this.#page;
    page.on('message', (message, answer) => this.#take(message, answer));
    page.on('started', () => this.emit('did-start-loading'));
    page.on('stopped', () => this.emit('did-stop-loading'));
    page.on('domReady', () => this.emit('dom-ready', {}));
    page.on('loaded', () => this.emit('did-finish-load'));
    page.on('navigated', (url) => this.emit('did-navigate', {}, toAppUrl(url), 200, 'OK'));
    page.on('navigatedInside', (url) => this.emit('did-navigate-in-page', {}, toAppUrl(url), true, 1, 1));
    page.on('console', (level, message) => this.emit('console-message', { level, message, frame: this.mainFrame }));
    page.on('crashed', () => {
      this.#isCrashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
    });
    page.on('gone', () => {
      this.#isGone = true;
      all.delete(this.id);
      this.emit('destroyed');
    });
  }

  #take(message: FromPage, answer: (word: ToPage) => void): void {
    const event: IpcEvent = { type: 'frame', sender: this, senderFrame: this.mainFrame, processId: 1, frameId: 1 };
    if (message.kind === 'invoke') void this.#answerInvoke(message, event, answer);
    else if (message.kind === 'send') {
      const args = decodeValue(message.args) as unknown[];
      this.emit('ipc-message', event, message.channel, ...args);
      this.ipc.emit(message.channel, event, ...args);
      ipcMain.emit(message.channel, event, ...args);
    } else if (message.kind === 'title') this.#takeTitle(message.title);
    else if (message.kind === 'preload-failed') {
      const error = Object.assign(new Error(message.message), { stack: message.stack });
      this.emit('preload-error', {}, this.#preferences.preload, error);
    } else {
      const { session, mainFrame: frame } = this;
      const open = (url: string, name: string, features: string) => this.#open(url, name, features);
      const asker = { contents: this, page: this.#page, session, frame, open, close: this.#window.close };
      void answerQuestion(asker, message, answer);
    }
  }

  async #answerInvoke(
    { id, channel, args }: Extract<FromPage, { kind: 'invoke' }>,
    event: IpcEvent,
    answer: (word: ToPage) => void,
  ): Promise<void> {
    try {
      const value = await answerInvoke([this.ipc, ipcMain], event, channel, decodeValue(args) as unknown[]);
      answer({ kind: 'reply', id, isOk: true, value: encodeValue(value) });
    } catch (error) {
      answer({ kind: 'reply', id, isOk: false, value: encodeValue(error instanceof Error ? error.message : error) });
    }
  }

  #takeTitle(title: string): void {
    if (title === this.#title) return;
    this.#title = title;
    this.emit('page-title-updated', {}, title, true);
  }

  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    const isExpected = isMainFrame && this.#expected === documentOf(url);
    if (isMainFrame) this.#expected = undefined;
    if (isExpected) return true;
    const details = { url, isMainFrame, isSameDocument: false, frame: this.mainFrame, initiator: this.mainFrame };
    const mayFrame = emitPreventable(this, 'will-frame-navigate', details);
    return mayFrame && (!isMainFrame || emitPreventable(this, 'will-navigate', details, url, false, true, 1, 1));
  }

  /** A listener that takes the matter into its hands decides; without one Chromium's no stands. */
  #overrules(url: string, error: string, certificate: Certificate): Promise<boolean> {
    return new Promise((resolve) => {
      const event = new ElectronEvent();
      this.emit('certificate-error', event, url, error, certificate, resolve, false);
      app.emit('certificate-error', event, this, url, error, certificate, resolve, false);
      if (!event.defaultPrevented) resolve(false);
    });
  }

  #open(url: string, frameName: string, features: string): void {
    const details = {
      url: toAppUrl(url),
      frameName,
      features,
      disposition: 'new-window',
      referrer: { url: this.getURL() },
    };
    const response = this.#openHandler(details);
    if (response.action === 'allow') this.#window.open(details.url, response.overrideBrowserWindowOptions ?? {});
  }

  async loadURL(url: string, _options?: LoadURLOptions): Promise<void> {
    await this.#page.whole();
    const isInside = url.includes('#') && documentOf(url) === documentOf(this.#page.url);
    const loaded = isInside ? Promise.resolve() : this.#nextLoad();
    this.#expected = documentOf(url);
    try {
      await Promise.all([this.#page.navigate(url), loaded]);
    } catch (error) {
      const code = /ERR_\w+/.exec(String(error))?.[0] ?? 'ERR_FAILED';
      const errno = code === 'ERR_ABORTED' ? ABORTED : FAILED;
      this.emit('did-fail-load', {}, errno, code, url, true, 1, 1);
      throw Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
    } finally {
      this.#expected = undefined;
    }
  }

  #nextLoad(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.once('did-finish-load', resolve);
      this.once('destroyed', () => reject(new Error('ERR_ABORTED')));
    });
  }

  loadFile(path: string, { query = {}, hash = '' }: LoadFileOptions = {}): Promise<void> {
    const url = pathToFileURL(path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    url.hash = hash;
    return this.loadURL(url.href);
  }

  reload(): void {
    this.#expected = documentOf(this.#page.url);
    void this.#page.attempt('Page.reload', {});
  }

  reloadIgnoringCache(): void {
    this.#expected = documentOf(this.#page.url);
    void this.#page.attempt('Page.reload', { ignoreCache: true });
  }

  getURL(): string {
    return this.#page.url === 'about:blank' ? '' : toAppUrl(this.#page.url);
  }

  getTitle(): string {
    return this.#title;
  }

  isLoading(): boolean {
    return this.#page.isLoading;
  }

  isDestroyed(): boolean {
    return this.#isGone;
  }

  isCrashed(): boolean {
    return this.#isCrashed;
  }

  send(channel: string, ...args: unknown[]): void {
    this.mainFrame.send(channel, ...args);
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.#page.evaluate(code, userGesture);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  close(_options?: { waitForBeforeUnload: boolean }): void {
    this.#window.close();
  }

  focus(): void {
    this.#window.focus();
  }

  setAudioMuted(isMuted: boolean): void {
    this.#isMuted = isMuted;
  }

  isAudioMuted(): boolean {
    return this.#isMuted;
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor;
  }

  getZoomFactor(): number {
    return this.#zoom;
  }

  getOSProcessId(): number {
    return process.pid;
  }

  /** Undocumented in Electron too; what tests of the window's preferences read. */
  getLastWebPreferences(): WebPreferences {
    return { ...this.#preferences };
  }

  forcefullyCrashRenderer(): void {
    void this.#page.attempt('Page.crash');
  }

  setBackgroundThrottling(): void {}
  setWebRTCIPHandlingPolicy(): void {}
  openDevTools(): void {}
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }
}
