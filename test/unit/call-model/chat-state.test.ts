import { describe, expect, it } from 'vitest';
import {
  type ChatState,
  lastMessageId,
  noChat,
  unconfirmed,
  withConfirmed,
  withDelivery,
  withRead,
  withReceived,
  withSending,
} from '#renderer/features/call/model/chat-state.ts';

const reader = { participantId: 'p1', personId: 'u1' };
const message = (messageId: string, over: object = {}) => ({
  messageId,
  callId: 'c',
  participantId: 'p2',
  userId: 'u2',
  username: 'Ben',
  text: `text of ${messageId}`,
  sentAt: `2026-01-01T10:00:0${messageId.slice(1)}.000Z`,
  ...over,
});
const own = (messageId: string, text: string) =>
  message(messageId, { participantId: 'p1', userId: 'u1', username: 'Ada', text });
const sending = (chat: ChatState, clientId: string, text: string) =>
  withSending(chat, { clientId, name: 'Ada', text, at: 1 });
const ids = ({ lines }: ChatState) => lines.map(({ id, delivery }) => `${id} ${delivery}`);

describe('the chat', () => {
  it('counts what others say as unread until it is read', () => {
    const chat = withReceived(withReceived(noChat, message('m1'), reader), own('m2', 'mine'), reader);
    expect(chat.unread).toBe(1);
    expect(withRead(chat).unread).toBe(0);
    expect(chat.lines.map(({ isSelf }) => isSelf)).toEqual([false, true]);
  });

  it('takes a message in once, in order of time', () => {
    const chat = withReceived(
      withReceived(withReceived(noChat, message('m3'), reader), message('m1'), reader),
      message('m3'),
      reader,
    );
    expect(ids(chat)).toEqual(['m1 sent', 'm3 sent']);
    expect(lastMessageId(chat)).toBe('m3');
  });

  it('shows an own message at once, and the confirmed one in its place', () => {
    const chat = sending(noChat, 'x', 'hello');
    expect(ids(chat)).toEqual(['x sending']);
    expect(ids(withConfirmed(chat, 'x', own('m1', 'hello')))).toEqual(['m1 sent']);
  });

  it.each([
    ['is told to everybody before it is confirmed', ['told', 'confirmed']],
    ['is confirmed before it is told to everybody', ['confirmed', 'told']],
  ] as const)('has an own message once when it %s', (_name, order) => {
    let chat = sending(noChat, 'x', 'hello');
    for (const step of order)
      chat =
        step === 'told' ? withReceived(chat, own('m1', 'hello'), reader) : withConfirmed(chat, 'x', own('m1', 'hello'));
    expect(ids(chat)).toEqual(['m1 sent']);
    expect(chat.unread).toBe(0);
  });

  it('keeps what could not be sent, to be sent again', () => {
    const chat = withDelivery(sending(sending(noChat, 'x', 'one'), 'y', 'two'), 'x', 'failed');
    expect(ids(chat)).toEqual(['x failed', 'y sending']);
    expect(unconfirmed(chat)).toEqual([
      { clientId: 'x', text: 'one' },
      { clientId: 'y', text: 'two' },
    ]);
    expect(lastMessageId(chat)).toBeUndefined();
  });
});
