import { toAppUrl } from '../browser/custom-schemes.ts';
import type { PageTarget } from '../browser/page-target.ts';
import { encodeValue } from '../page/codec.ts';
import { StrictEmitter } from './strict.ts';

/** Where a page comes from; the schemes of the app have origins too, which a plain URL does not know. */
const originOf = (url: string): string => {
  const { protocol, host, origin } = new URL(url);
  if (origin !== 'null') return origin;
  return host === '' && protocol !== 'file:' ? 'null' : `${protocol}//${host}`;
};

/** The main frame of a page; the stand-in has no preload, and so no IPC, in others. */
export class WebFrameMain extends StrictEmitter {
  readonly parent = null;
  readonly frames: readonly WebFrameMain[] = [];
  readonly name = '';
  readonly processId = 1;
  readonly routingId = 1;
  readonly frameTreeNodeId = 1;
  readonly detached = false;
  readonly #page: PageTarget;
  #isGone = false;

  constructor(page: PageTarget) {
    super();
    this.#page = page;
    page.on('gone', () => {
      this.#isGone = true;
    });
  }

  get url(): string {
    return toAppUrl(this.#page.url);
  }

  get origin(): string {
    return originOf(this.url);
  }

  get frameToken(): string {
    return this.#page.targetId;
  }

  get top(): WebFrameMain {
    return this;
  }

  get framesInSubtree(): WebFrameMain[] {
    return [this];
  }

  isDestroyed(): boolean {
    return this.#isGone;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#page.tell({ kind: 'message', channel, args: encodeValue(args) });
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.#page.evaluate(code, userGesture);
  }
}
