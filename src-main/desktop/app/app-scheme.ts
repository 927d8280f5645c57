import { readFile } from 'node:fs/promises';
import { type Session, protocol } from 'electron';
import { APP_SCHEME } from '#shared/ipc/app-origin.ts';
import { FAULT_POLICY } from '../faults/fault-page.ts';
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

interface ClientParts {
  readonly folder: string;
  /** Asked for each page: it decides what the page may reach. */
  readonly serverOrigin: () => string | null;
  /** The page about a fault, which needs nothing of the client. */
  readonly faultPage: (reason: string | null) => string;
}

const asFaultPage = (page: string): Response =>
  new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': FAULT_POLICY,
      'x-content-type-options': 'nosniff',
    },
  });

/** Serves the built client, and the page about faults, under the app's scheme. */
export const serveClient = (session: Session, { folder, serverOrigin, faultPage }: ClientParts): void =>
  session.protocol.handle(APP_SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    if (host === 'fault' && pathname === '/' && method === 'GET') return asFaultPage(faultPage(null));
    const file = host === 'client' && method === 'GET' ? findClientFile(folder, pathname) : null;
    if (!file) return new Response(null, { status: 404 });
    try {
      return new Response(await readFile(file.path), {
        headers: headersFor(file, file.isPage ? serverOrigin() : null),
      });
    } catch (failure) {
      return file.isPage ? asFaultPage(faultPage(String(failure))) : new Response(null, { status: 404 });
    }
  });
