import { Button } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { timeText } from '#renderer/ui/when.ts';
import type { CallActions, ChatEntry } from '../model/call-view.ts';
import styles from './ChatPanel.module.css';

const GROUP_MS = 180_000;

/** True when an entry carries on what the same person just wrote. */
const continues = (entry: ChatEntry, before: ChatEntry | undefined): boolean =>
  before !== undefined &&
  before.name === entry.name &&
  before.isSelf === entry.isSelf &&
  entry.sentAt - before.sentAt < GROUP_MS;

type Retry = CallActions['retryChat'];

const Message = ({ entry, grouped, onRetry }: { entry: ChatEntry; grouped: boolean; onRetry: Retry }) => {
  const { t, i18n } = useTranslation();
  return (
    <article
      className={styles.message}
      data-self={entry.isSelf}
      data-delivery={entry.delivery}
      data-testid="chat-message"
    >
      {grouped ? null : (
        <p className={styles.who}>
          <strong>{entry.isSelf ? t('call.you') : entry.name}</strong>
          <time dateTime={new Date(entry.sentAt).toISOString()}>{timeText(entry.sentAt, i18n.language)}</time>
        </p>
      )}
      <p className={styles.text}>{entry.text}</p>
      {entry.delivery === 'failed' ? (
        <p className={styles.failed} role="alert">
          {t('call.chat.failed')}
          <Button
            size="compact-xs"
            variant="light"
            color="red"
            disabled={!onRetry}
            onClick={() => void onRetry?.(entry.id)}
          >
            {t('call.chat.retry')}
          </Button>
        </p>
      ) : null}
    </article>
  );
};

/** All messages, kept at the newest unless somebody scrolled up to read. */
export const ChatList = ({ chat, onRetry }: { readonly chat: readonly ChatEntry[]; readonly onRetry: Retry }) => {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const element = list.current;
    if (element && (atEnd.current || chat.at(-1)?.isSelf)) element.scrollTop = element.scrollHeight;
  }, [chat]);
  return (
    <div
      ref={list}
      className={styles.list}
      role="log"
      aria-label={t('call.chat.messages')}
      // A list that scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: el }) => {
        atEnd.current = el.scrollHeight - el.scrollTop - el.clientHeight < 40;
      }}
    >
      {chat.length === 0 ? <p className={styles.empty}>{t('call.chat.empty')}</p> : null}
      {chat.map((entry, index) => (
        <Message key={entry.id} entry={entry} grouped={continues(entry, chat[index - 1])} onRetry={onRetry} />
      ))}
    </div>
  );
};
