import { expect, it } from 'vitest';
import type { ReplyData, RestClient } from '#renderer/client/client-types.ts';
import type { routes, WireChatMessage } from '#renderer/client/catalog.ts';
import { ChatRoom } from '#renderer/features/call/model/chat-room.ts';
import { type ChatState, noChat } from '#renderer/features/call/model/chat-state.ts';
import { ok } from '#shared/kernel/result.ts';

const PAGE = 3;

const said: readonly WireChatMessage[] = Array.from({ length: 8 }, (_, index) => ({
  messageId: `m${index}`,
  callId: 'call',
  userId: 'ben',
  username: 'Ben',
  text: `Line ${index}`,
  sentAt: new Date(1_760_000_000_000 + index).toISOString(),
}));

it('reads a long chat to its end, however small the pages are, and counts it as read', async () => {
  let chat: ChatState = noChat;
  const asked: unknown[] = [];
  const call = async (_entry: unknown, { query }: { query: { after?: string } }) => {
    asked.push(query.after);
    const from = said.findIndex(({ messageId }) => messageId === query.after) + 1;
    return ok<ReplyData<typeof routes.listChat>>({ messages: said.slice(from, from + PAGE) });
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
  await room.open();
  expect(chat.lines.map(({ id }) => id)).toEqual(said.map(({ messageId }) => messageId));
  expect(chat.unread).toBe(0);
  expect(asked).toEqual([undefined, 'm2', 'm5', 'm7']);
});
