import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { CatchBoundary, RouterProvider } from '@tanstack/react-router';
import { useStore } from 'zustand';
import { resolveVariables, theme } from '#renderer/ui/theme.ts';
import { ErrorScreen } from './ErrorScreen.tsx';
import type { AppRouter } from './router.tsx';
import { ServicesContext } from './services-context.ts';
import type { Services } from './services.ts';

const schemes = localStorageColorSchemeManager({ key: 'beckon.color-scheme' });

export interface AppProps {
  readonly services: Services;
  readonly router: AppRouter;
}

/** All providers, from the look inwards. */
export const App = ({ services, router }: AppProps) => {
  const onStage = useStore(services.stage);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      {...(onStage ? { forceColorScheme: 'dark' as const } : {})}
    >
      <CatchBoundary getResetKey={() => 'app'} errorComponent={ErrorScreen}>
        <ServicesContext value={services}>
          <RouterProvider router={router} />
        </ServicesContext>
      </CatchBoundary>
    </MantineProvider>
  );
};
