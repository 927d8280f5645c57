import { guardStart } from './app/start/guard-start.ts';

void guardStart(async () => (await import('./app/desktop/open-call-window.tsx')).openCallWindow);
