import { Tooltip, UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import type { ComponentType, ComponentPropsWithRef } from 'react';
import styles from './ControlBar.module.css';

export interface ControlButtonProps
  extends UnstyledButtonProps, Omit<ComponentPropsWithRef<'button'>, 'color' | 'style'> {
  readonly label: string;
  readonly Icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  /** The key that does the same. */
  readonly shortcut?: string | undefined;
  /** `off` is a device that is silent or dark, `active` something that is open or running. */
  readonly look?: 'plain' | 'off' | 'active' | 'danger';
  /** A number to notice; nothing for 0. */
  readonly badge?: number;
  /** Not on narrow screens, where it stands in the menu. */
  readonly wideOnly?: boolean;
}

/** One round button of the control bar, with its name and key in a tooltip. */
export const ControlButton = (props: ControlButtonProps) => {
  const { label, Icon, shortcut, look = 'plain', badge = 0, wideOnly = false, ...button } = props;
  return (
    <Tooltip label={shortcut ? `${label} (${shortcut})` : label}>
      <UnstyledButton
        {...button}
        className={styles.control}
        data-look={look}
        data-wide-only={wideOnly}
        aria-label={label}
        aria-keyshortcuts={shortcut}
      >
        <Icon aria-hidden size={23} />
        {badge > 0 ? (
          <span className={styles.badge} aria-hidden>
            {badge > 99 ? '99+' : badge}
          </span>
        ) : null}
      </UnstyledButton>
    </Tooltip>
  );
};
