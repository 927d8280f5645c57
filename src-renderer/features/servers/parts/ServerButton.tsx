import { UnstyledButton } from '@mantine/core';
import { ServerIcon } from '#renderer/ui/icons.ts';
import styles from './Servers.module.css';

interface ServerButtonProps {
  readonly name: string;
  readonly origin: string;
  readonly onClick: () => void;
}

/** A server to connect to, by its name and address. */
export const ServerButton = ({ name, origin, onClick }: ServerButtonProps) => (
  <UnstyledButton className={styles.server} onClick={onClick}>
    <ServerIcon aria-hidden size={20} />
    <span className={styles.words}>
      <strong>{name}</strong>
      <span>{origin.replace(/^https?:\/\//, '')}</span>
    </span>
  </UnstyledButton>
);
