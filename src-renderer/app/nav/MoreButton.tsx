import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreIcon } from '#renderer/ui/icons.ts';
import styles from './AppNav.module.css';

/** Opens the places that have no room in sight. */
export const MoreButton = ({ current, ...others }: ComponentPropsWithRef<'button'> & { readonly current: boolean }) => {
  const { t } = useTranslation();
  return (
    <button {...others} type="button" className={styles.item} data-current={current} data-testid="more-places">
      <MoreIcon aria-hidden size={21} />
      <span className={styles.label}>{t('nav.more')}</span>
    </button>
  );
};
