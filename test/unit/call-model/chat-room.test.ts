import { expect, it } from 'vitest';
import type { ReplyData, RestClient } from '#renderer/client/client-types.ts';
import type { routes, WireChatMessage } from '#renderer/client/catalog.ts';
import { ChatRoom } from '#renderer/features/call/model/chat-room.ts';
import { type ChatState, noChat } from '#renderer/features/call/model/chat-state.ts';
import { offline } from '#renderer/client/wire-failure.ts';
import { err, ok } from '#shared/kernel/result.ts';

const PAGE = 3;

const lines: readonly WireChatMessage[] = Array.from({ length: 120 }, (_, index) => ({
  messageId: `m${index}`,
  callId: 'call',
  userId: 'ben',
  username: 'Ben',
  text: `Line ${index}`,
  sentAt: new Date(1_760_000_000_000 + index).toISOString(),
}));

interface Query {
  readonly after?: string;
  readonly before?: string;
  readonly limit?: number;
}

/** A chat on the server, and somebody who reads it. */
const scene = (said: readonly WireChatMessage[]) => {
  let chat: ChatState = noChat;
  const asked: Query[] = [];
  const line = { isUp: true };
  const placeOf = (id: string | undefined) => said.findIndex(({ messageId }) => messageId === id);
  const call = async (_entry: unknown, { query }: { query: Query }) => {
    asked.push(query);
    if (!line.isUp) return err(offline);
    const { after, before, limit = PAGE } = query;
    const end = before === undefined ? said.length : placeOf(before);
    const from = after === undefined ? Math.max(0, end - limit) : placeOf(after) + 1;
    return ok<ReplyData<typeof routes.listChat>>({ messages: said.slice(from, Math.min(end, from + limit)) });
  };
  const room = new ChatRoom({
    callId: 'call',
    connection: { request: () => Promise.reject(new Error('nothing is sent')) },
    rest: { call } as RestClient,
    reader: { participantId: 'p-ada', personId: 'ada', name: 'Ada' },
    now: () => 0,
    read: () => chat,
    update: (change) => (chat = change(chat)),
  });
  const ids = () => chat.lines.map(({ id }) => id);
  return { room, line, asked, ids, chat: () => chat };
};

const first = (count: number) => lines.slice(0, count).map(({ messageId }) => messageId);

it('shows the newest page first, counts it as read, and goes back page by page to the beginning', async () => {
  const { room, asked, ids, chat } = scene(lines.slice(0, 120));
  await room.open();
  expect(ids()).toEqual(first(120).slice(70));
  expect(chat()).toMatchObject({ unread: 0, past: 'more' });
  await room.loadEarlier();
  expect(ids()).toEqual(first(120).slice(20));
  await Promise.all([room.loadEarlier(), room.loadEarlier()]);
  expect(ids()).toEqual(first(120));
  expect(chat()).toMatchObject({ unread: 0, past: 'whole' });
  await room.loadEarlier();
  expect(asked.map(({ before }) => before)).toEqual([undefined, 'm70', 'm20']);
});

it('can ask for the past again after a failure', async () => {
  const { room, line, ids, chat } = scene(lines.slice(0, 60));
  await room.open();
  line.isUp = false;
  await room.loadEarlier();
  expect(chat().past).toBe('more');
  line.isUp = true;
  await room.loadEarlier();
  expect(ids()).toEqual(first(60));
});

it('reads everything that was missed, however small the pages are, even when the first question failed', async () => {
  const said = lines.slice(0, 2);
  const { room, line, ids, chat, asked } = scene(said);
  line.isUp = false;
  await room.open();
  expect(chat().past).toBe('unknown');
  line.isUp = true;
  await room.catchUp();
  expect(ids()).toEqual(first(2));
  expect(chat().past).toBe('whole');
  said.push(...lines.slice(2, 10));
  await room.catchUp();
  expect(ids()).toEqual(first(10));
  expect(chat().unread).toBe(8);
  expect(asked.map(({ after }) => after).slice(-4)).toEqual(['m1', 'm4', 'm7', 'm9']);
});
