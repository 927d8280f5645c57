import { guardStart } from './app/start/guard-start.ts';

void guardStart(async () => (await import('./app/open-client.tsx')).openClient);
