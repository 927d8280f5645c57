/**
 * The preload's isolated world: what a sandboxed preload may require, and the way to the main process. These functions run in
 * the page as text and use nothing but their parameters and what stands in `codec.ts` and `bridge.ts`.
 */
import type { BridgeEnd } from './bridge.ts';
import { decodeValue, encodeValue } from './codec.ts';
import type { FromPage, ToPage } from './messages.ts';

type Listener = (event: object, ...args: unknown[]) => void;

/** Facts of the process that a sandboxed preload may know. */
export interface PreloadFacts {
  readonly argv: readonly string[];
  readonly platform: string;
  readonly arch: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** The link to the main process, from inside the isolated world. */
interface MainLink {
  post(message: FromPage): void;
  /** A question with an answer. */
  ask(make: (id: number) => FromPage): Promise<unknown>;
  onMessage(take: (channel: string, args: unknown[]) => void): void;
  receive(message: ToPage): void;
}

/** Opens the link; `binding` is the function that Chromium puts into this world alone. */
export function createMainLink(binding: string): MainLink {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let take: (channel: string, args: unknown[]) => void = () => undefined;
  const send = Reflect.get(globalThis, binding) as (payload: string) => void;
  const post = (message: FromPage) => send(JSON.stringify(message));
  return {
    post,
    ask(make) {
      lastId += 1;
      const id = lastId;
      const message = make(id);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post(message);
      });
    },
    onMessage(next) {
      take = next;
    },
    receive(message) {
      if (message.kind === 'message') return take(message.channel, decodeValue(message.args) as unknown[]);
      const answer = waiting.get(message.id);
      waiting.delete(message.id);
      const value = decodeValue(message.value);
      if (message.isOk) answer?.resolve(value);
      else answer?.reject(new Error(String(value)));
    },
  };
}

/** `ipcRenderer`, without what this app does not use. */
export function createIpcRenderer(link: MainLink): object {
  const listeners = new Map<string, Listener[]>();
  const add = (channel: string, listener: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    const kept = (listeners.get(channel) ?? []).filter((held) => held !== listener);
    listeners.set(channel, kept);
    return ipcRenderer;
  };
  const once = (channel: string, listener: Listener) => {
    const onceOnly: Listener = (event, ...args) => {
      remove(channel, onceOnly);
      listener(event, ...args);
    };
    return add(channel, onceOnly);
  };
  const removeAllListeners = (channel?: string) => {
    if (channel === undefined) listeners.clear();
    else listeners.delete(channel);
    return ipcRenderer;
  };
  link.onMessage((channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer, ports: [] }, ...args);
  });
  const ipcRenderer = {
    on: add,
    addListener: add,
    once,
    off: remove,
    removeListener: remove,
    removeAllListeners,
    send: (channel: string, ...args: unknown[]) => link.post({ kind: 'send', channel, args: encodeValue(args) }),
    async invoke(channel: string, ...args: unknown[]) {
      const coded = encodeValue(args);
      return link.ask((id) => ({ kind: 'invoke', id, channel, args: coded }));
    },
  };
  return ipcRenderer;
}

/** `contextBridge`: hands copies to the page's own world. */
export function createContextBridge(end: BridgeEnd): object {
  return {
    exposeInMainWorld: (key: string, api: unknown) => end.give(`expose ${key}`, api),
  };
}

/** An object that names what it lacks. */
export function createStrict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON')
        return Reflect.get(target, key);
      throw new Error(`The Electron stand-in has no ${name}.${key} in a preload`);
    },
  });
}

/** The module that a preload gets when it requires `electron`. */
export function createPreloadElectron(link: MainLink, end: BridgeEnd): object {
  return createStrict('electron', {
    contextBridge: createStrict('contextBridge', createContextBridge(end)),
    ipcRenderer: createStrict('ipcRenderer', createIpcRenderer(link)),
  });
}

/** Everything a preload script is started with. */
export interface PreloadScope {
  readonly require: (name: string) => unknown;
  readonly process: object;
  readonly receive: (message: ToPage) => void;
  readonly fail: (error: unknown) => void;
}

/** Makes that, and lets the page's own world ask the main process. */
export function createPreloadScope(link: MainLink, end: BridgeEnd, facts: PreloadFacts): PreloadScope {
  const ask = (question: string, ...args: unknown[]) =>
    link.ask((id) => ({ kind: 'ask', id, question, args: encodeValue(args) }));
  end.give('ask', ask);
  const tellTitle = () => link.post({ kind: 'title', title: document.title });
  document.addEventListener('DOMContentLoaded', () => {
    tellTitle();
    new MutationObserver(tellTitle).observe(document.head, { childList: true, subtree: true, characterData: true });
  });
  const electron = createPreloadElectron(link, end);
  const modules: Readonly<Record<string, unknown>> = { electron, 'electron/renderer': electron };
  return {
    receive: (message) => link.receive(message),
    fail(error) {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      link.post({ kind: 'preload-failed', message, stack });
    },
    require(name) {
      if (!(name in modules)) throw new Error(`module not found: ${name}`);
      return modules[name];
    },
    process: {
      ...facts,
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      isMainFrame: true,
    },
  };
}
