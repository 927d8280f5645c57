/** Puts together the texts that Chromium runs in every new document, before the page's own scripts. */
import { randomUUID } from 'node:crypto';
import { createBridgeEnd } from './bridge.ts';
import { cloneValue, decodeValue, encodeValue, fromBase64, toBase64 } from './codec.ts';
import {
  type PreloadFacts,
  createContextBridge,
  createIpcRenderer,
  createMainLink,
  createPreloadElectron,
  createPreloadScope,
  createStrict,
} from './isolated-world.ts';
import { exposeInPage, guardPage } from './main-world.ts';

/** The preload's world, and in it the binding and the scope of the preload. The page sees none of them. */
export const WORLD = 'electron-preload';
export const BINDING = 'sendToMain';
export const SCOPE = 'preloadScope';

const inMainFrame = (body: string): string => `if (window === window.top) { ${body} }`;

const textOf = (functions: readonly ((...args: never[]) => unknown)[]): string => functions.map(String).join('\n');

/** One script, and the world it runs in: without a name in the page's own. */
export interface PageScript {
  readonly source: string;
  readonly worldName?: string;
}

/**
 * The scripts of one window. The preload stands in a script of its own, so that a mistake in its syntax does not take the rest
 * with it, and literally, because the page's content policy forbids evaluation.
 */
export const createPageScripts = (preload: string | undefined, facts: PreloadFacts): PageScript[] => {
  const [page, isolated] = [randomUUID(), randomUUID()];
  const main = `${textOf([cloneValue, createBridgeEnd, exposeInPage, guardPage])}
    guardPage(exposeInPage(createBridgeEnd(window, '${page}', '${isolated}')).ask);`;
  const codec = [toBase64, fromBase64, cloneValue, encodeValue, decodeValue];
  const world = [
    createBridgeEnd,
    createMainLink,
    createPreloadElectron,
    createStrict,
    createIpcRenderer,
    createContextBridge,
    createPreloadElectron,
    createPreloadScope,
  ];
  const runtime = `${textOf([...codec, ...world])}
    globalThis.${SCOPE} = createPreloadScope(
      createMainLink('${BINDING}'), createBridgeEnd(window, '${isolated}', '${page}'), ${JSON.stringify(facts)});`;
  const scripts: PageScript[] = [
    { source: inMainFrame(`(() => { ${main} })();`) },
    { source: inMainFrame(`(() => { ${runtime} })();`), worldName: WORLD },
  ];
  if (preload === undefined) return scripts;
  const run = `(({ require, process, fail }) => {
    const module = { exports: {} };
    try { (function (require, module, exports, process) { ${preload}
    }).call(module.exports, require, module, module.exports, process); } catch (error) { fail(error); }
  })(globalThis.${SCOPE});`;
  return [...scripts, { source: inMainFrame(run), worldName: WORLD }];
};
