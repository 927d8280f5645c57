import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallActions, ChatEntry } from '../model/call-view.ts';
import type { ChatPast } from '../model/chat-state.ts';
import { ChatForm } from './ChatForm.tsx';
import { ChatList } from './ChatList.tsx';
import styles from './ChatPanel.module.css';
import { SidePanel } from './SidePanel.tsx';

export interface ChatPanelProps {
  readonly chat: readonly ChatEntry[];
  readonly past: ChatPast;
  readonly unread: number;
  readonly actions: Pick<CallActions, 'sendChat' | 'retryChat' | 'loadEarlierChat' | 'markChatRead'>;
  readonly onClose: () => void;
}

/** The chat of the call. What is written here stays with the call. */
export const ChatPanel = ({ chat, past, unread, actions, onClose }: ChatPanelProps) => {
  const { t } = useTranslation();
  const { markChatRead } = actions;
  useEffect(() => {
    if (unread > 0) markChatRead?.();
  }, [unread, markChatRead]);
  return (
    <SidePanel title={t('call.chat.title')} onClose={onClose} testId="chat-panel">
      <div className={styles.chat}>
        <ChatList chat={chat} past={past} onRetry={actions.retryChat} onEarlier={actions.loadEarlierChat} />
        <ChatForm onSend={actions.sendChat} />
      </div>
    </SidePanel>
  );
};
