import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { loadControlNotices } from './app/desktop/control-notices.ts';
import { loadShell } from './app/desktop/shell.ts';
import { startI18n } from './app/i18n.ts';
import { browserPlace, findDesktopPlace } from './app/place.ts';
import { createSettings, type SettingsModel } from './app/preferences/settings.ts';
import { createAppRouter } from './app/router.tsx';
import { createServices } from './app/services.ts';
import { type Bridge, findDesktop, paths } from './platform/index.ts';
import type { Go } from './ui/navigation.tsx';

const inBrowser = () => ({ place: browserPlace(), shell: null, notices: null });

const openInDesktop = async (desktop: Bridge, settings: SettingsModel) => {
  const isControlWindow = (await desktop.ask.windowRead(undefined)) === 'control';
  // The page listens before it asks for its server: that is what the app waits for.
  const shell = isControlWindow ? null : await loadShell(desktop, settings);
  const place = await findDesktopPlace(desktop, isControlWindow);
  return { place, shell, notices: isControlWindow ? await loadControlNotices(desktop, place) : null };
};

const start = async (): Promise<void> => {
  const root = document.querySelector('#root');
  if (!root) throw new Error('The page has no place for the app');
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
  createRoot(root).render(
    <StrictMode>
      <App {...{ services, shell, notices, router, settings }} />
    </StrictMode>,
  );
};

void start();
