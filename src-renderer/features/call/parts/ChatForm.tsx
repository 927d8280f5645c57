import { ActionIcon, Textarea } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { SendIcon } from '#renderer/ui/icons.ts';
import type { CallActions } from '../model/call-view.ts';
import styles from './ChatPanel.module.css';

const LONGEST = 4000;

/** Writes a message; Enter sends, Shift and Enter starts a new line. */
export const ChatForm = ({ onSend }: { readonly onSend: CallActions['sendChat'] }) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const send =
    onSend && wanted
      ? () => {
          setText('');
          void onSend(wanted);
        }
      : null;
  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send?.();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send?.();
      }}
    >
      <Textarea
        className={styles.field}
        aria-label={t('call.chat.write')}
        placeholder={t('call.chat.write')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={sendOnEnter}
        maxLength={LONGEST}
        autosize
        minRows={1}
        maxRows={5}
        data-panel-focus
        data-testid="chat-input"
      />
      <ActionIcon type="submit" size={42} radius="xl" disabled={!send} aria-label={t('call.chat.send')}>
        <SendIcon aria-hidden size={20} />
      </ActionIcon>
    </form>
  );
};
