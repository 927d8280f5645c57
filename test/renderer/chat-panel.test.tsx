import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { CallActions, ChatEntry } from '#renderer/features/call/model/call-view.ts';
import { ChatPanel } from '#renderer/features/call/parts/ChatPanel.tsx';
import { show } from './support/show.tsx';

const entry = (id: string, difference: Partial<ChatEntry> = {}): ChatEntry => ({
  id,
  name: 'Ben',
  isSelf: false,
  text: `text of ${id}`,
  sentAt: Date.parse('2026-11-20T10:00:00Z'),
  delivery: 'sent',
  ...difference,
});

const open = (chat: readonly ChatEntry[], actions: Partial<CallActions> = {}, unread = 0) => {
  const all = { sendChat: null, retryChat: null, markChatRead: null, ...actions };
  return show(<ChatPanel chat={chat} unread={unread} actions={all} onClose={() => undefined} />);
};

describe('the chat', () => {
  it('invites when it is empty', () => {
    open([]);
    expect(screen.getByRole('log')).toHaveTextContent('No messages yet');
  });

  it('names the author once for messages that follow each other', () => {
    const later = Date.parse('2026-11-20T10:30:00Z');
    open([entry('1'), entry('2'), entry('3', { sentAt: later }), entry('4', { name: 'You', isSelf: true })]);
    expect(within(screen.getByRole('log')).getAllByText('Ben')).toHaveLength(2);
  });

  it('shows text as text, never as markup or links', () => {
    open([entry('1', { text: '<b>bold</b> https://example.org' })]);
    expect(screen.getByText('<b>bold</b> https://example.org')).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('sends with Enter and empties the field; Shift and Enter starts a new line', async () => {
    const sendChat = vi.fn(async () => undefined);
    const { user } = open([], { sendChat });
    await user.type(screen.getByTestId('chat-input'), 'one{Shift>}{Enter}{/Shift}two{Enter}');
    expect(sendChat).toHaveBeenCalledExactlyOnceWith('one\ntwo');
    expect(screen.getByTestId('chat-input')).toHaveValue('');
  });

  it('sends nothing but blanks', async () => {
    const sendChat = vi.fn(async () => undefined);
    const { user } = open([], { sendChat });
    await user.type(screen.getByTestId('chat-input'), '   {Enter}');
    expect(sendChat).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
  });

  it('keeps what was written while sending is impossible', async () => {
    const { user } = open([]);
    await user.type(screen.getByTestId('chat-input'), 'hello{Enter}');
    expect(screen.getByTestId('chat-input')).toHaveValue('hello');
  });

  it('offers to send a failed message again', async () => {
    const retryChat = vi.fn(async () => undefined);
    const { user } = open([entry('7', { isSelf: true, delivery: 'failed' })], { retryChat });
    expect(screen.getByRole('alert')).toHaveTextContent('Not sent.');
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    expect(retryChat).toHaveBeenCalledWith('7');
  });

  it('counts as read while it is open', () => {
    const markChatRead = vi.fn();
    const { rerender } = open([entry('1')], { markChatRead }, 1);
    expect(markChatRead).toHaveBeenCalledOnce();
    const actions = { sendChat: null, retryChat: null, markChatRead };
    rerender(<ChatPanel chat={[entry('1')]} unread={0} actions={actions} onClose={() => undefined} />);
    expect(markChatRead).toHaveBeenCalledOnce();
    rerender(<ChatPanel chat={[entry('1'), entry('2')]} unread={1} actions={actions} onClose={() => undefined} />);
    expect(markChatRead).toHaveBeenCalledTimes(2);
  });
});
