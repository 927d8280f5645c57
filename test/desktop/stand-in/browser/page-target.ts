import { EventEmitter } from 'node:events';
import { chromium } from '../program/runtime.ts';
import type { FromPage, ToPage } from '../page/messages.ts';
import { BINDING, type PageScript, SCOPE, WORLD } from '../page/scripts.ts';
import type { PausedRequest } from './cdp-events.ts';
import { OWN_SCHEMES_PATTERN, toBrowserUrl } from './custom-schemes.ts';
import type { CdpSession } from './pipe.ts';

/** What happens in a page, in the words that the API above needs. */
export interface PageEvents {
  message: [message: FromPage, answer: (message: ToPage) => void];
  request: [paused: PausedRequest, isMainFrame: boolean];
  certificate: [url: string, error: string, decide: (isGood: boolean) => void];
  started: [];
  navigated: [url: string];
  navigatedInside: [url: string];
  domReady: [];
  loaded: [];
  stopped: [];
  crashed: [];
  console: [level: string, text: string];
  gone: [];
}

/** How a page begins. */
export interface PageWish {
  readonly scripts: readonly PageScript[];
  readonly width: number;
  readonly height: number;
}

/** One page of Chromium, driven over the stand-in's own pipe. Everything waits until it is whole. */
export class PageTarget extends EventEmitter<PageEvents> {
  targetId = '';
  url = 'about:blank';
  isLoading = false;
  #session: CdpSession | undefined;
  #world: number | undefined;
  #isGone = false;
  readonly #whole: Promise<CdpSession>;
  /** For commands whose page may be gone by now; then there is nothing left to do, and no answer. */
  readonly attempt = (async (...command: Parameters<CdpSession['send']>) =>
    this.#session?.send(...command).catch(() => undefined)) as CdpSession['send'];

  constructor(wish: PageWish) {
    super();
    this.#whole = this.#create(wish);
    // Whoever waits for the page hears of it; without anybody waiting the app has ended meanwhile.
    this.#whole.catch(() => this.#leave());
  }

  /** The session, as soon as nothing of the page can escape the stand-in. */
  whole(): Promise<CdpSession> {
    return this.#whole;
  }

  async #create({ scripts, width, height }: PageWish): Promise<CdpSession> {
    const browser = await chromium;
    browser.root.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === this.targetId) this.#leave();
    });
    const target = { url: 'about:blank', newWindow: true, width, height };
    const { targetId } = await browser.root.send('Target.createTarget', target);
    this.targetId = targetId;
    const { sessionId } = await browser.root.send('Target.attachToTarget', { targetId, flatten: true });
    const session = browser.session(sessionId);
    this.#listen(session);
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      ...scripts.map((script) => session.send('Page.addScriptToEvaluateOnNewDocument', { ...script })),
      session.send('Security.enable'),
      session.send('Security.setOverrideCertificateErrors', { override: true }),
      session.send('Fetch.enable', {
        patterns: [{ urlPattern: '*', resourceType: 'Document' }, { urlPattern: OWN_SCHEMES_PATTERN }],
      }),
    ]);
    this.#session = session;
    return session;
  }

  #listen(session: CdpSession): void {
    this.#listenToDocuments(session);
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD && context.auxData.frameId === this.targetId) this.#world = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#world = undefined;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.#world = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== BINDING) return;
      const answer = (message: ToPage) => this.#tell(message, executionContextId);
      this.emit('message', JSON.parse(payload) as FromPage, answer);
    });
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      this.emit('console', type, args.map(({ value }) => String(value)).join(' '));
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) =>
      this.emit('console', 'error', `Uncaught ${exception?.description ?? text}`),
    );
    session.on('Fetch.requestPaused', (paused) => this.emit('request', paused, paused.frameId === this.targetId));
    session.on('Security.certificateError', ({ eventId, errorType, requestURL }) => {
      this.emit('certificate', requestURL, errorType, (isGood) => {
        void this.attempt('Security.handleCertificateError', { eventId, action: isGood ? 'continue' : 'cancel' });
      });
    });
  }

  #listenToDocuments(session: CdpSession): void {
    const isMain = (frameId: string) => frameId === this.targetId;
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (!isMain(frameId)) return;
      this.isLoading = true;
      this.emit('started');
    });
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (!isMain(frameId)) return;
      this.isLoading = false;
      this.emit('stopped');
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (!isMain(frame.id)) return;
      this.url = frame.url;
      this.emit('navigated', frame.url);
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (!isMain(frameId)) return;
      this.url = url;
      this.emit('navigatedInside', url);
    });
    session.on('Page.domContentEventFired', () => this.emit('domReady'));
    session.on('Page.loadEventFired', () => {
      if (this.url !== 'about:blank') this.emit('loaded');
    });
    session.on('Inspector.targetCrashed', () => this.emit('crashed'));
  }

  /** Goes to an address; rejects with Chromium's word for what went wrong. */
  async navigate(url: string, referrer?: string): Promise<void> {
    const session = await this.#whole;
    const { errorText } = await session.send('Page.navigate', {
      url: toBrowserUrl(url),
      ...(referrer === undefined ? {} : { referrer }),
    });
    if (errorText !== undefined) throw new Error(errorText);
  }

  /** Speaks to the preload's world; a page without one hears nothing, as in Electron. */
  tell(message: ToPage): void {
    if (this.#world !== undefined) this.#tell(message, this.#world);
  }

  #tell(message: ToPage, contextId: number): void {
    void this.attempt('Runtime.evaluate', { expression: `${SCOPE}.receive(${JSON.stringify(message)})`, contextId });
  }

  /** Runs in the page's own world, with what a click would allow when `userGesture` says so. */
  async evaluate(expression: string, userGesture = false): Promise<unknown> {
    const session = await this.#whole;
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      userGesture,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Gone at once for the app; Chromium follows. */
  async close(): Promise<void> {
    this.#leave();
    const browser = await chromium;
    await this.#whole.catch(() => undefined);
    await browser.root.send('Target.closeTarget', { targetId: this.targetId }).catch(() => undefined);
  }

  #leave(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.emit('gone');
  }
}
