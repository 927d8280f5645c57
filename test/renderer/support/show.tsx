import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { type Go, NavigationProvider } from '#renderer/ui/navigation.tsx';
import { theme } from '#renderer/ui/theme.ts';

export interface Shown {
  /** Renders something else in its place. */
  readonly rerender: (part: ReactNode) => void;
  readonly user: UserEvent;
  /** The addresses that were gone to. */
  readonly visited: readonly string[];
}

/** Renders a part as the app would, with navigation that is only written down. */
export const show = (part: ReactNode): Shown => {
  const visited: string[] = [];
  const go: Go = (href) => void visited.push(href);
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <MantineProvider theme={theme} env="test">
      <NavigationProvider value={go}>{children}</NavigationProvider>
    </MantineProvider>
  );
  const { rerender } = render(part, { wrapper });
  return { rerender, user: userEvent.setup(), visited };
};
