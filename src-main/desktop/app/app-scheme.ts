import { readFile } from 'node:fs/promises';
import { type Session, protocol } from 'electron';
import { APP_SCHEME } from '#shared/ipc/app-origin.ts';
import { type ClientFile, findClientFile } from './client-files.ts';
import { contentPolicy } from './content-policy.ts';

/** Before the app is ready: pages of the scheme are secure, and may fetch and keep things, as those of https. */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);

const headersFor = ({ type, isPage }: ClientFile, serverOrigin: string | null): Record<string, string> => ({
  'content-type': type,
  'cache-control': isPage ? 'no-store' : 'max-age=31536000, immutable',
  'content-security-policy': contentPolicy(serverOrigin),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
});

/** Serves the built client under the app's scheme. `serverOrigin` is asked for each page: it decides what the page may reach. */
export const serveClient = (session: Session, folder: string, serverOrigin: () => string | null): void =>
  session.protocol.handle(APP_SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const file = host === 'client' && method === 'GET' ? findClientFile(folder, pathname) : null;
    if (!file) return new Response(null, { status: 404 });
    try {
      return new Response(await readFile(file.path), {
        headers: headersFor(file, file.isPage ? serverOrigin() : null),
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
