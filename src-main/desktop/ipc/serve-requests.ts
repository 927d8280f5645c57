import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import {
  type RequestInput,
  type RequestName,
  type RequestOutput,
  type RequestSpec,
  type WindowKind,
  channelOf,
  requests,
} from '#shared/ipc/index.ts';
import { isAppPage } from '../app/page-rules.ts';

/** Who asked: the kind of window, and the page in it. */
export interface Asker {
  readonly kind: WindowKind;
  readonly contentsId: number;
}

/** One function for each request of the catalog: a forgotten one does not compile. */
export type RequestHandlers = {
  readonly [N in RequestName]: (
    input: RequestInput<N>,
    asker: Asker,
  ) => Promise<Answer<RequestOutput<N>>> | Answer<RequestOutput<N>>;
};

/** Where nothing is answered, a function that gives nothing will do. */
type Answer<T> = [T] extends [undefined] ? void : T;

type AnyHandler = (input: unknown, asker: Asker) => unknown;

/** Only the top frame of one of our windows, on a page of the app, may ask; null for everybody else. */
const askerOf = (
  { sender, senderFrame }: IpcMainInvokeEvent,
  kindOf: (contentsId: number) => WindowKind | undefined,
): Asker | null => {
  if (!senderFrame || senderFrame.parent !== null || !isAppPage(senderFrame.url)) return null;
  const kind = kindOf(sender.id);
  return kind === undefined ? null : { kind, contentsId: sender.id };
};

/** Answers the requests of the catalog. Every call is checked for who asks, for what goes in and for what comes out. */
export const serveRequests = (
  ipcMain: Pick<IpcMain, 'handle'>,
  handlers: RequestHandlers,
  kindOf: (contentsId: number) => WindowKind | undefined,
): void => {
  for (const name of Object.keys(requests) as RequestName[]) {
    const spec: RequestSpec = requests[name];
    const handler = handlers[name] as AnyHandler;
    ipcMain.handle(channelOf(name), async (event, input: unknown) => {
      const asker = askerOf(event, kindOf);
      if (!asker || !spec.by.includes(asker.kind)) throw new Error(`This page may not ask "${name}"`);
      const parsed = spec.input.safeParse(input);
      if (!parsed.success) throw new Error(`"${name}" was asked with something that it does not take`);
      return spec.output.parse(await handler(parsed.data, asker));
    });
  }
};
