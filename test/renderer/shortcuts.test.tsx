import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CallScreen } from '#renderer/features/call/CallScreen.tsx';
import { shortcuts } from '#renderer/features/call/layout/shortcuts.ts';
import { actionOf, type KeyPress } from '#renderer/ui/keyboard.ts';
import { fakeSession, inCall } from './support/fake-session.ts';
import { show } from './support/show.tsx';

const press = (key: string, difference: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  target: document.body,
  ...difference,
});

const field = (html: string): Element => {
  const place = document.createElement('div');
  place.innerHTML = html;
  return place.firstElementChild ?? place;
};

describe('keys', () => {
  it.each(shortcuts.map(({ key, action }) => [key, action] as const))('%s means %s', (key, action) => {
    expect(actionOf(shortcuts, press(key))).toBe(action);
    expect(actionOf(shortcuts, press(key.toUpperCase()))).toBe(action);
  });

  it('are all different', () => {
    expect(new Set(shortcuts.map(({ key }) => key)).size).toBe(shortcuts.length);
  });

  it.each([['ctrlKey'], ['metaKey'], ['altKey'], ['repeat']])('rest with %s', (name) => {
    expect(actionOf(shortcuts, press('m', { [name]: true }))).toBeNull();
  });

  it.each(['<input>', '<textarea></textarea>', '<select></select>', '<p contenteditable="true"></p>'])(
    'rest while somebody writes in %s',
    (html) => expect(actionOf(shortcuts, press('m', { target: field(html) }))).toBeNull(),
  );
});

const nothing = () => undefined;

const open = () => {
  const toggleMicrophone = vi.fn(async () => undefined);
  const sendChat = vi.fn(async () => undefined);
  const session = fakeSession(inCall(), { toggleMicrophone, sendChat });
  const part = (
    <CallScreen
      session={session}
      title="Ward round"
      callee={null}
      getInvite={null}
      onReturn={nothing}
      onStage={nothing}
      onDevices={nothing}
    />
  );
  return { ...show(part), toggleMicrophone };
};

describe('in a call', () => {
  it('M switches the microphone', async () => {
    const { user, toggleMicrophone } = open();
    await user.keyboard('m');
    expect(toggleMicrophone).toHaveBeenCalledOnce();
  });

  it('C opens the chat, where M is a letter, and Escape brings back the keys and the focus', async () => {
    const { user, toggleMicrophone } = open();
    screen.getByTestId('toggle-chat').focus();
    await user.keyboard('c');
    const input = screen.getByTestId('chat-input');
    expect(input).toHaveFocus();
    await user.keyboard('m');
    expect(input).toHaveValue('m');
    expect(toggleMicrophone).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('chat-panel')).toBeNull();
    expect(screen.getByTestId('toggle-chat')).toHaveFocus();
    await user.keyboard('m');
    expect(toggleMicrophone).toHaveBeenCalledOnce();
  });

  it('? lists all keys, and none works below the list', async () => {
    const { user, toggleMicrophone } = open();
    await user.keyboard('?');
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(sheet.querySelectorAll('kbd')).toHaveLength(shortcuts.length);
    await user.keyboard('m');
    expect(toggleMicrophone).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
