import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { type RequestHandlers, serveRequests } from '#desktop/ipc/serve-requests.ts';
import { type WindowKind, channelOf, requests } from '#shared/ipc/index.ts';

const MAIN = 1;
const RINGING = 2;
const kinds: ReadonlyMap<number, WindowKind> = new Map([
  [MAIN, 'main'],
  [RINGING, 'ringing'],
]);

type Listener = (event: IpcMainInvokeEvent, input: unknown) => unknown;

/** Every request answers what its schema does not allow, unless the test says otherwise. */
const serve = (answers: Partial<RequestHandlers>) => {
  const listeners = new Map<string, Listener>();
  const ipcMain = { handle: (channel: string, listener: Listener) => void listeners.set(channel, listener) };
  const wrong = Object.fromEntries(Object.keys(requests).map((name) => [name, () => Symbol('wrong')]));
  serveRequests(ipcMain, { ...wrong, ...answers } as RequestHandlers, (id) => kinds.get(id));
  return (name: keyof typeof requests, input: unknown, from: object) => {
    const listener = listeners.get(channelOf(name));
    if (!listener) throw new Error(`Nobody listens to ${name}`);
    return listener(from as IpcMainInvokeEvent, input);
  };
};

const from = (contentsId: number, url = 'beckon-app://client/', parent: object | null = null) => ({
  sender: { id: contentsId },
  senderFrame: { url, parent },
});

const hosting = { kind: 'stopped' } as const;

describe('a request', () => {
  it('is answered to the page of a window that may ask it', async () => {
    const ask = serve({ hostingRead: () => hosting });
    expect(await ask('hostingRead', undefined, from(MAIN))).toEqual(hosting);
  });

  it.each([
    ['another origin', from(MAIN, 'https://evil.example/')],
    ['an origin that begins like ours', from(MAIN, 'beckon-app://client.evil.example/')],
    ['a file', from(MAIN, 'file:///tmp/page.html')],
    ['a frame inside our page', from(MAIN, 'beckon-app://client/', {})],
    ['a frame that is gone', { sender: { id: MAIN }, senderFrame: null }],
    ['a window that is not ours', from(99)],
    ['a window of ours that may not ask this', from(RINGING)],
  ])('is refused to %s', async (_who, event) => {
    const hostingStart = vi.fn();
    const ask = serve({ hostingStart });
    await expect(ask('hostingStart', undefined, event)).rejects.toThrow('may not ask');
    expect(hostingStart).not.toHaveBeenCalled();
  });

  it.each([undefined, {}, { evenWithPeople: 'yes' }, 'text'])('is refused with %j for its input', async (input) => {
    const hostingStop = vi.fn();
    const ask = serve({ hostingStop });
    await expect(ask('hostingStop', input, from(MAIN))).rejects.toThrow('does not take');
    expect(hostingStop).not.toHaveBeenCalled();
  });

  it('gives nothing that its schema does not have', async () => {
    const ask = serve({ hostingStop: () => ({ peopleInCalls: 2, token: 'secret' }) as { peopleInCalls: number } });
    expect(await ask('hostingStop', { evenWithPeople: false }, from(MAIN))).toEqual({ peopleInCalls: 2 });
    await expect(serve({})('hostingRead', undefined, from(MAIN))).rejects.toThrow();
  });
});
