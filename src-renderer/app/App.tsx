import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { CatchBoundary, RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { createStore, useStore } from 'zustand';
import { resolveVariables, theme } from '#renderer/ui/theme.ts';
import type { Shell } from './desktop/shell.ts';
import { ErrorScreen } from './ErrorScreen.tsx';
import type { AppRouter } from './router.tsx';
import { SCHEME_KEY } from './scheme-key.ts';
import { ServicesContext } from './services-context.ts';
import type { Services } from './services.ts';

const schemes = localStorageColorSchemeManager({ key: SCHEME_KEY });

export interface AppProps {
  /** Null in the desktop app before a server is chosen. */
  readonly services: Services | null;
  /** Null in browsers, and in the control center's own window. */
  readonly shell: Shell | null;
  /** What that window says of the server. */
  readonly notices: ReactNode;
  readonly router: AppRouter;
}

const neverOnStage = createStore(() => false);

const Pages = ({ services, shell, router }: Omit<AppProps, 'notices'>) => {
  if (!services) return shell ? <shell.parts.DoorScreen {...shell} /> : null;
  return (
    <ServicesContext value={services}>
      <RouterProvider router={router} />
    </ServicesContext>
  );
};

/** All providers, from the look inwards. */
export const App = (props: AppProps) => {
  const { services, shell, notices } = props;
  const onStage = useStore(services?.stage ?? neverOnStage);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      {...(onStage ? { forceColorScheme: 'dark' as const } : {})}
    >
      <CatchBoundary getResetKey={() => 'app'} errorComponent={ErrorScreen}>
        <Pages {...props} />
        {shell ? <shell.parts.KeyQuestions servers={shell.servers} onlyKeys={services === null} /> : null}
        {shell ? <shell.parts.SourcePicker picker={shell.picker} /> : null}
        {notices}
      </CatchBoundary>
    </MantineProvider>
  );
};
