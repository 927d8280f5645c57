import { Button } from '@mantine/core';

export interface OpenButtonProps {
  readonly text: string;
  /** Says as well what is opened, for those who do not see the row. */
  readonly label: string;
  readonly onOpen: () => void;
}

/** Opens what a row of a table stands for. */
export const OpenButton = ({ text, label, onOpen }: OpenButtonProps) => (
  <Button size="xs" variant="default" aria-label={label} onClick={onOpen}>
    {text}
  </Button>
);
