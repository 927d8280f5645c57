import { afterAll, describe, expect, it } from 'vitest';
import { errorMessages } from '#shared/contract/index.ts';
import { openSession } from '#test/support/drivers/control-center/index.ts';
import { createAccount } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createMp4 } from '#test/support/videos/index.ts';
import {
  type Proof,
  type ShownRequest,
  addressOfChannel,
  documentedApis,
  shownMessages,
  shownRequests,
} from './support/documents.ts';
import { type Line, openSocketIo, openWebSocket } from './support/lines.ts';

const server = await startServer();
afterAll(() => server.close());
const { url, ready } = server;

/** An example that gets this answer would teach others to send what the server does not understand. */
const NOT_UNDERSTOOD = errorMessages.INVALID_INPUT;

/** Somebody new for each request, since some end a sign-in or change a password; the administration needs the owner. */
const tokenFor = async (proof: Proof, path: string): Promise<string | undefined> => {
  if (proof === 'none') return undefined;
  if (proof === 'mediaSecret') return ready.mediaSecret;
  if (path.startsWith('/api/admin')) return ready.owner.token;
  if (proof === 'steering') return (await openSession(url)).controlToken;
  return (await createAccount(url, 'Ada')).token;
};

const formOf = (field: string): FormData => {
  const form = new FormData();
  form.set(field, new Blob([Uint8Array.from(createMp4(2_000))]), 'talk.mp4');
  return form;
};

const send = async ({ method, path, proof, body, upload }: ShownRequest) => {
  const token = await tokenFor(proof, path);
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(upload ? { body: formOf(upload) } : body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
  });
  const text = await response.text();
  return { status: response.status, text };
};

describe.each(documentedApis)('the requests that the document of %s shows', (api) => {
  it.each(shownRequests(api).map((shown) => [shown.title, shown] as const))('%s is understood', async (_, shown) => {
    const { status, text } = await send(shown);
    expect([...shown.answers.keys()]).toContain(status);
    const told: unknown = JSON.parse(text);
    expect(shown.answers.get(status)?.safeParse(told).error?.issues ?? []).toEqual([]);
    expect(text).not.toContain(NOT_UNDERSTOOD);
  });
});

/** A connection of somebody new, by the channel that the document names. */
const openLine = async (api: string): Promise<Line> => {
  const { address, namespace } = addressOfChannel(api);
  if (namespace) return await openSocketIo(url + namespace, (await openSession(url)).controlToken);
  const { token } = await createAccount(url, 'Ada');
  return address === '/socket.io' ? await openSocketIo(url, token) : await openWebSocket(url + address, token);
};

describe.each(documentedApis)('the messages that the document of %s shows', (api) => {
  it.each(shownMessages(api).map((shown) => [shown.name, shown] as const))('%s is understood', async (_, shown) => {
    const line = await openLine(api);
    const told = await line.send(shown.name, shown.payload);
    line.close();
    expect(shown.answer?.safeParse(told).error?.issues ?? []).toEqual([]);
    expect([...line.heard, JSON.stringify(told)].join()).not.toContain(NOT_UNDERSTOOD);
  });
});
