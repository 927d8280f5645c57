import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireUser } from '#renderer/client/catalog.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import styles from './PersonButton.module.css';

/** Who uses this browser; opens what belongs to that person. */
export const PersonButton = ({ user, ...others }: ComponentPropsWithRef<'button'> & { readonly user: WireUser }) => {
  const { t } = useTranslation();
  return (
    <button {...others} type="button" className={styles.person} data-testid="person-menu">
      <PersonBadge name={user.username} avatar={user.avatar} size={34} />
      <span className={styles.name}>{user.username}</span>
      <span className={styles.forReaders}>{t('nav.yourMenu')}</span>
    </button>
  );
};
