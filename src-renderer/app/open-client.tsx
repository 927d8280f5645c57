import '#renderer/ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { type Bridge, findDesktop, paths } from '#renderer/platform/index.ts';
import type { Go } from '#renderer/ui/navigation.tsx';
import { App } from './App.tsx';
import { loadControlNotices } from './desktop/control-notices.ts';
import { loadShell } from './desktop/shell.ts';
import { startI18n } from './i18n.ts';
import { browserPlace, findDesktopPlace } from './place.ts';
import { createSettings, type SettingsModel } from './preferences/settings.ts';
import { createAppRouter } from './router.tsx';
import { createServices } from './services.ts';
import type { OpenPage } from './start/guard-start.ts';

const inBrowser = () => ({ place: browserPlace(), shell: null, notices: null });

const openInDesktop = async (desktop: Bridge, settings: SettingsModel) => {
  const isControlWindow = (await desktop.ask.windowRead(undefined)) === 'control';
  // The page listens before it asks for its server: that is what the app waits for.
  const shell = isControlWindow ? null : await loadShell(desktop, settings);
  const place = await findDesktopPlace(desktop, isControlWindow);
  return { place, shell, notices: isControlWindow ? await loadControlNotices(desktop, place) : null };
};

/** Shows the client. A fault that leaves nothing of it is told to `fail`. */
export const openClient: OpenPage = async (root, fail) => {
  const settings = createSettings();
  await startI18n(settings);
  const router = createAppRouter();
  const go: Go = (href) => void router.navigate({ href });
  const desktop = findDesktop();
  const { place, shell, notices } = desktop ? await openInDesktop(desktop, settings) : inBrowser();
  const services = place && createServices(place, { shell, go, settings });
  desktop?.on.pathAsked(({ path }) => {
    // Before a server is chosen there is no screen to go to, and going elsewhere would leave a call.
    const isHeld = services === null || services.stage.getState();
    if (shell && isHeld && path === paths.settings) shell.settingsDialog.setState(true, true);
    else go(path);
  });
  if (services) shell?.desk.follow(services);
  createRoot(root, { onUncaughtError: fail }).render(
    <StrictMode>
      <App {...{ services, shell, notices, router, settings }} />
    </StrictMode>,
  );
};
