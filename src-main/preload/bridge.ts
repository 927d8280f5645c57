import { type IpcRendererEvent, contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_NAME } from '#shared/ipc/bridge-name.ts';
import {
  type Bridge,
  type EventName,
  type EventSpec,
  type RequestName,
  type RequestSpec,
  channelOf,
  events,
  requests,
} from '#shared/ipc/index.ts';

/** Checks what the page says before it leaves, and what comes back before the page sees it. */
const askFunction = (name: RequestName, spec: RequestSpec) => async (input: unknown) =>
  spec.output.parse(await ipcRenderer.invoke(channelOf(name), spec.input.parse(input)));

const listenFunction = (name: EventName, spec: EventSpec) => (listener: (payload: unknown) => void) => {
  const hear = (_event: IpcRendererEvent, payload: unknown) => listener(spec.payload.parse(payload));
  ipcRenderer.on(channelOf(name), hear);
  return () => void ipcRenderer.off(channelOf(name), hear);
};

const mapValues = (
  specs: Readonly<Record<string, unknown>>,
  build: (name: never, spec: never) => unknown,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, build(name as never, spec as never)]));

const bridge = { ask: mapValues(requests, askFunction), on: mapValues(events, listenFunction) };

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge satisfies Readonly<Record<keyof Bridge, unknown>>);
