import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { loadShell } from './app/desktop/shell.ts';
import { startI18n } from './app/i18n.ts';
import { browserPlace, findDesktopPlace } from './app/place.ts';
import { createAppRouter } from './app/router.tsx';
import { createServices } from './app/services.ts';
import { findDesktop } from './platform/index.ts';
import type { Go } from './ui/navigation.tsx';

const start = async (): Promise<void> => {
  const root = document.querySelector('#root');
  if (!root) throw new Error('The page has no place for the app');
  await startI18n();
  const router = createAppRouter();
  const go: Go = (href) => void router.navigate({ href });
  const desktop = findDesktop();
  const shell = desktop && (await loadShell(desktop));
  const place = desktop ? await findDesktopPlace(desktop) : browserPlace();
  desktop?.on.pathAsked(({ path }) => go(path));
  const services = place && createServices(place, shell, go);
  if (services) shell?.desk.follow(services);
  createRoot(root).render(
    <StrictMode>
      <App services={services} shell={shell} router={router} />
    </StrictMode>,
  );
};

void start();
