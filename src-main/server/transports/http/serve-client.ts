import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { fail } from '#shared/contract/index.ts';
import type { PathOwners } from './path-owners.ts';

/** Paths that programs ask; everything else that a browser opens is a screen of the client. */
const PROGRAM_PATHS =
  /^\/(api|docs|socket\.io|ws|routers|transports|producers|consumers|assets|avatars|files|health|metrics)(\/|$|\?)/;

/** Serves the built client, and a clear answer for everything that is not there. */
export const serveClient = async (app: FastifyInstance, folder: string, ownerOf: PathOwners): Promise<void> => {
  const isBuilt = existsSync(join(folder, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      // Built files carry a hash in their name, the page itself does not.
      setHeaders: (response, path) => {
        const isHashed = path.includes(join(folder, 'assets'));
        response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !PROGRAM_PATHS.test(request.url);
    if (wantsPage && isBuilt) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    if (wantsPage) {
      return reply
        .code(503)
        .type('text/plain')
        .send('The client is not built yet. Run "npm run setup", then start again.');
    }
    const code =
      /^\/api\/v[2-9]\b/.test(request.url) && !request.url.startsWith('/api/v1') ? 'UNSUPPORTED_VERSION' : 'NOT_FOUND';
    const { status, body } = ownerOf(request.url).toHttpError(fail(code).error, {});
    return reply.code(status).send(body);
  });
};
