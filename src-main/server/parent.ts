import process from 'node:process';
import { type ServerStatus, type ServerWish, wishOf } from '#shared/ipc/server-process.ts';

/** The program that started this one, when the two have a channel for messages: the desktop app, or a Node program. */
export interface Parent {
  tell(status: ServerStatus): void;
  /** Also when the parent is gone: then it wishes for a stop. */
  onWish(listener: (wish: ServerWish) => void): void;
}

/** Electron's channel, without its types: the server runs on plain Node as well. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;

const hear = (message: unknown, listener: (wish: ServerWish) => void): void => {
  const wish = wishOf(message);
  if (wish) listener(wish);
};

/** The parent, or undefined for a program that was started by hand. */
export const findParent = (): Parent | undefined => {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(port)) {
    return {
      tell: (status) => port.postMessage(status),
      onWish: (listener) => port.on('message', ({ data }) => hear(data, listener)),
    };
  }
  if (!process.send) return undefined;
  return {
    // A parent that is gone is told in 'disconnect'.
    tell: (status) => void process.send?.(status, undefined, undefined, () => undefined),
    onWish(listener) {
      process.on('message', (message) => hear(message, listener));
      process.on('disconnect', () => listener('stop'));
    },
  };
};

const LOOK_EVERY_MS = 500;

/** Tells the parent how the server is, now and after each change, for as long as the program runs. */
export const keepTold = (parent: Parent, read: () => ServerStatus): void => {
  let last = '';
  const look = (): void => {
    const status = read();
    const text = JSON.stringify(status);
    if (text === last) return;
    last = text;
    parent.tell(status);
  };
  look();
  setInterval(look, LOOK_EVERY_MS).unref();
  parent.onWish((wish) => {
    if (wish === 'tell') parent.tell(read());
  });
};
