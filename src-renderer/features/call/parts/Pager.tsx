import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ArrowLeftIcon, ArrowRightIcon } from '#renderer/ui/icons.ts';
import styles from './Stage.module.css';

export interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Turns the pages of a grid that is too large for one. */
export const Pager = ({ page, pages, onPage }: PagerProps) => {
  const { t } = useTranslation();
  return (
    <nav className={styles.pager} aria-label={t('call.pages')}>
      <UnstyledButton
        className={styles.turn}
        disabled={page === 0}
        aria-label={t('call.previousPage')}
        onClick={() => onPage(page - 1)}
      >
        <ArrowLeftIcon aria-hidden size={18} />
      </UnstyledButton>
      <span aria-live="polite">{t('call.pageOf', { page: page + 1, pages })}</span>
      <UnstyledButton
        className={styles.turn}
        disabled={page === pages - 1}
        aria-label={t('call.nextPage')}
        onClick={() => onPage(page + 1)}
      >
        <ArrowRightIcon aria-hidden size={18} />
      </UnstyledButton>
    </nav>
  );
};
