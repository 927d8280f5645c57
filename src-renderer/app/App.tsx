import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { CatchBoundary, RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { createStore, useStore } from 'zustand';
import { PictureOrigin } from '#renderer/ui/picture-origin.ts';
import { resolveVariables, theme } from '#renderer/ui/theme.ts';
import type { Shell } from './desktop/shell.ts';
import { ErrorScreen } from './ErrorScreen.tsx';
import type { SettingsModel } from './preferences/settings.ts';
import type { AppRouter } from './router.tsx';
import { ServicesContext } from './services-context.ts';
import type { Services } from './services.ts';

const nothing = () => undefined;

/** The kit keeps nothing of its own; it only looks once, before the first paint. */
const toManager = ({ store }: SettingsModel): MantineColorSchemeManager => ({
  get: () => store.getState().theme,
  set: nothing,
  subscribe: nothing,
  unsubscribe: nothing,
  clear: nothing,
});

export interface AppProps {
  /** Null in the desktop app before a server is chosen. */
  readonly services: Services | null;
  /** Null in browsers, and in the control center's own window. */
  readonly shell: Shell | null;
  /** What that window says of the server. */
  readonly notices: ReactNode;
  readonly router: AppRouter;
  readonly settings: SettingsModel;
}

const neverOnStage = createStore(() => false);

const Pages = ({ services, shell, router }: Omit<AppProps, 'notices' | 'settings'>) => {
  if (!services) return shell ? <shell.parts.DoorScreen {...shell} /> : null;
  return (
    <ServicesContext value={services}>
      <PictureOrigin value={services.server.url}>
        <RouterProvider router={router} />
      </PictureOrigin>
    </ServicesContext>
  );
};

/** All providers, from the look inwards. */
export const App = ({ settings, ...props }: AppProps) => {
  const { services, shell, notices } = props;
  const onStage = useStore(services?.stage ?? neverOnStage);
  const { theme: chosen } = useStore(settings.store);
  const [manager] = useState(() => toManager(settings));
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      colorSchemeManager={manager}
      forceColorScheme={onStage ? 'dark' : chosen === 'auto' ? system : chosen}
    >
      <CatchBoundary getResetKey={() => 'app'} errorComponent={ErrorScreen}>
        <Pages {...props} />
        {shell ? <shell.parts.KeyQuestions servers={shell.servers} onlyKeys={services === null} /> : null}
        {shell ? <shell.parts.AppSettingsDialog {...shell} /> : null}
        {shell ? <shell.parts.SourcePicker picker={shell.picker} /> : null}
        {notices}
      </CatchBoundary>
    </MantineProvider>
  );
};
