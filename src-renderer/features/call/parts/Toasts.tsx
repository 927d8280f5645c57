import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFreshNotices } from '../hooks/use-fresh-notices.ts';
import { noticeKeyOf } from '../layout/notice-keys.ts';
import type { CallNotice } from '../model/call-view.ts';
import styles from './Banners.module.css';

const MOST = 3;

export interface ToastsProps {
  readonly notices: readonly CallNotice[];
  /** Whoever may let guests in sees them in a banner with a button already. */
  readonly canAdmit: boolean;
  /** Read out, because the badge on the button is only seen. */
  readonly unreadChat: number;
}

/** Short news of the call, seen for a few seconds and read out once. */
export const Toasts = ({ notices, canAdmit, unreadChat }: ToastsProps) => {
  const { t } = useTranslation();
  const shown = useFreshNotices(notices)
    .filter(({ key }) => !(canAdmit && key === 'guestWaiting'))
    .slice(-MOST);
  return (
    <>
      <div className={styles.toasts} role="status" aria-live="polite" data-testid="notices">
        {shown.map(({ id, key, values }) => {
          const words = noticeKeyOf(key);
          return words ? (
            <p key={id} className={styles.toast}>
              {t(words, { name: values['name'] ?? '', message: values['message'] ?? '' })}
            </p>
          ) : null;
        })}
      </div>
      <VisuallyHidden role="status">
        {unreadChat > 0 ? t('call.chat.openUnread', { count: unreadChat }) : ''}
      </VisuallyHidden>
    </>
  );
};
