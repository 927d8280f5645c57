import { StrictEmitter } from './strict.ts';

/** What an IPC listener learns about the sender. */
export interface IpcEvent {
  readonly type: 'frame';
  readonly sender: unknown;
  readonly senderFrame: unknown;
  readonly processId: number;
  readonly frameId: number;
}

type Handler = (event: IpcEvent, ...args: unknown[]) => unknown;

let findHandler: (ipc: IpcMain, channel: string) => Handler | undefined;

/** Electron's `ipcMain`; each page has one of its own too. */
export class IpcMain extends StrictEmitter {
  readonly #handlers = new Map<string, Handler>();

  static {
    findHandler = (ipc, channel) => ipc.#handlers.get(channel);
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }
}

export const ipcMain = new IpcMain();

/** Runs the handler of the nearest one that has it, and words a failure as Electron does. */
export const answerInvoke = async (
  places: readonly IpcMain[],
  event: IpcEvent,
  channel: string,
  args: readonly unknown[],
): Promise<unknown> => {
  const handler = places.map((place) => findHandler(place, channel)).find((found) => found !== undefined);
  try {
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return await handler(event, ...args);
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
  }
};
