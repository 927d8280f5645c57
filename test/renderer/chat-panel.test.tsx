import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CallActions, ChatEntry } from '#renderer/features/call/model/call-view.ts';
import type { ChatPast } from '#renderer/features/call/model/chat-state.ts';
import { noActions } from '#renderer/features/call/model/room-actions.ts';
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

const open = (chat: readonly ChatEntry[], actions: Partial<CallActions> = {}, unread = 0, past: ChatPast = 'whole') => {
  const all = { ...noActions, ...actions };
  return show(<ChatPanel chat={chat} past={past} unread={unread} actions={all} onClose={() => undefined} />);
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
    const actions = { ...noActions, markChatRead };
    rerender(<ChatPanel chat={[entry('1')]} past="whole" unread={0} actions={actions} onClose={() => undefined} />);
    expect(markChatRead).toHaveBeenCalledOnce();
    rerender(
      <ChatPanel chat={[entry('1'), entry('2')]} past="whole" unread={1} actions={actions} onClose={() => undefined} />,
    );
    expect(markChatRead).toHaveBeenCalledTimes(2);
  });

  describe('of a long call', () => {
    const MESSAGE_PX = 100;
    const page = (from: number) => Array.from({ length: 10 }, (_, index) => entry(`${from + index}`));
    /** jsdom knows no sizes: every message is as high. */
    const asHighAs = () =>
      vi
        .spyOn(Element.prototype, 'scrollHeight', 'get')
        .mockImplementation(() => screen.getAllByTestId('chat-message').length * MESSAGE_PX);
    const scrollTo = (top: number) => fireEvent.scroll(screen.getByRole('log'), { target: { scrollTop: top } });
    afterEach(() => vi.restoreAllMocks());

    it('comes page by page as somebody scrolls up, and what is read stays in its place', async () => {
      asHighAs();
      const loadEarlierChat = vi.fn(async () => undefined);
      const { rerender } = open(page(10), { loadEarlierChat }, 0, 'more');
      expect(screen.getByRole('log').scrollTop).toBe(10 * MESSAGE_PX);
      scrollTo(500);
      expect(loadEarlierChat).not.toHaveBeenCalled();
      scrollTo(20);
      expect(loadEarlierChat).toHaveBeenCalledOnce();
      const actions = { ...noActions, loadEarlierChat };
      const panel = (chat: readonly ChatEntry[], past: ChatPast) => (
        <ChatPanel chat={chat} past={past} unread={0} actions={actions} onClose={() => undefined} />
      );
      rerender(panel(page(10), 'loading'));
      scrollTo(0);
      expect(loadEarlierChat).toHaveBeenCalledOnce();
      rerender(panel([...page(0), ...page(10)], 'whole'));
      expect(screen.getByRole('log').scrollTop).toBe(10 * MESSAGE_PX);
      expect(screen.getByText('Beginning of the chat')).toBeVisible();
      rerender(panel([...page(0), ...page(10), entry('20')], 'whole'));
      expect(screen.getByRole('log').scrollTop).toBe(10 * MESSAGE_PX);
    });

    it('can be asked for by a button as well', async () => {
      const loadEarlierChat = vi.fn(async () => undefined);
      const { user } = open([entry('1')], { loadEarlierChat }, 0, 'more');
      await user.click(screen.getByRole('button', { name: 'Show earlier messages' }));
      expect(loadEarlierChat).toHaveBeenCalledOnce();
    });
  });
});
