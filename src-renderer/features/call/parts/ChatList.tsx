import { Button, Loader } from '@mantine/core';
import { memo, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { timeText } from '#renderer/ui/when.ts';
import type { CallActions, ChatEntry } from '../model/call-view.ts';
import type { ChatPast } from '../model/chat-state.ts';
import styles from './ChatPanel.module.css';

const GROUP_MS = 180_000;

/** True when an entry carries on what the same person just wrote. */
const continues = (entry: ChatEntry, before: ChatEntry | undefined): boolean =>
  before !== undefined &&
  before.name === entry.name &&
  before.isSelf === entry.isSelf &&
  entry.sentAt - before.sentAt < GROUP_MS;

/** So near to the top that the next page is wanted. */
const NEAR_PX = 80;

type Retry = CallActions['retryChat'];

interface MessageProps {
  readonly entry: ChatEntry;
  readonly grouped: boolean;
  readonly onRetry: Retry;
}

/** Kept as it is while others come and go, so that a long chat costs no more than a short one. */
const Message = memo(({ entry, grouped, onRetry }: MessageProps) => {
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
});

/** Where the chat begins, or the way further back. */
const Past = ({ past, onEarlier }: { readonly past: ChatPast; readonly onEarlier: () => void }) => {
  const { t } = useTranslation();
  if (past === 'whole') return <p className={styles.beginning}>{t('call.chat.beginning')}</p>;
  if (past === 'loading')
    return (
      <p className={styles.beginning}>
        <Loader color="beacon" size={18} aria-label={t('common.loading')} />
      </p>
    );
  return past === 'more' ? (
    <p className={styles.beginning}>
      <Button size="compact-sm" variant="subtle" onClick={onEarlier} data-testid="earlier-chat">
        {t('call.chat.earlier')}
      </Button>
    </p>
  ) : null;
};

export interface ChatListProps {
  readonly chat: readonly ChatEntry[];
  readonly past: ChatPast;
  readonly onRetry: Retry;
  readonly onEarlier: CallActions['loadEarlierChat'];
}

/** The messages, kept at the newest unless somebody scrolled up to read; what is read stays where it is when older ones come. */
export const ChatList = ({ chat, past, onRetry, onEarlier }: ChatListProps) => {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const belowTop = useRef(0);
  const newest = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const last = chat.at(-1);
    const isOwnNews = last !== undefined && last.isSelf && last.id !== newest.current;
    const cameAbove = newest.current === last?.id;
    newest.current = last?.id;
    if (atEnd.current || isOwnNews) element.scrollTop = element.scrollHeight;
    else if (cameAbove) element.scrollTop = element.scrollHeight - belowTop.current;
    belowTop.current = element.scrollHeight - element.scrollTop;
  }, [chat]);
  const earlier = () => {
    if (past === 'more') void onEarlier?.();
  };
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
        belowTop.current = el.scrollHeight - el.scrollTop;
        if (el.scrollTop < NEAR_PX) earlier();
      }}
    >
      {chat.length === 0 ? (
        <p className={styles.empty}>{t('call.chat.empty')}</p>
      ) : (
        <Past past={past} onEarlier={earlier} />
      )}
      {chat.map((entry, index) => (
        <Message key={entry.id} entry={entry} grouped={continues(entry, chat[index - 1])} onRetry={onRetry} />
      ))}
    </div>
  );
};
