import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startI18n } from './app/i18n.ts';
import { createAppRouter } from './app/router.tsx';
import { createServices } from './app/services.ts';

const start = async (): Promise<void> => {
  const place = document.querySelector('#root');
  if (!place) throw new Error('The page has no place for the app');
  await startI18n();
  const router = createAppRouter();
  const services = createServices((href) => void router.navigate({ href }));
  createRoot(place).render(
    <StrictMode>
      <App services={services} router={router} />
    </StrictMode>,
  );
};

void start();
