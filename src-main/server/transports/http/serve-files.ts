import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CallId, VideoFileId } from '#shared/kernel/ids.ts';
import type { Gateway } from '../../gateway/index.ts';
import { parseRange } from './byte-range.ts';

interface Address {
  readonly callId: string;
  readonly fileId: string;
  readonly key: string;
}

/** Plays shared videos to whoever has their address, with ranges, so that a player can seek. */
export const serveFiles = (app: FastifyInstance, gateway: Gateway): void => {
  const serve = async (request: FastifyRequest<{ Params: Address }>, reply: FastifyReply) => {
    const { callId, fileId, key } = request.params;
    const input = { callId: callId as CallId, fileId: fileId as VideoFileId, key };
    const context = { correlationId: request.id, address: request.ip };
    const opened = await gateway.execute({ kind: 'nobody' }, 'videoFile.open', input, context);
    if (!opened.ok) return reply.callNotFound();
    const { file, content } = opened.value;
    void reply.headers({
      'content-type': file.mime,
      'accept-ranges': 'bytes',
      // The address is as good as the file, and the file never changes.
      'cache-control': 'private, max-age=86400, immutable',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
    });
    const range = parseRange(request.headers.range, content.size);
    if (range.kind === 'impossible') {
      return reply.code(416).header('content-range', `bytes */${content.size}`).header('content-length', 0).send();
    }
    const part = range.kind === 'part' ? range : undefined;
    if (part) void reply.code(206).header('content-range', `bytes ${part.start}-${part.end}/${content.size}`);
    void reply.header('content-length', part ? part.end - part.start + 1 : content.size);
    return reply.send(request.method === 'HEAD' ? undefined : Readable.from(content.read(part)));
  };
  app.route<{ Params: Address }>({
    method: ['GET', 'HEAD'],
    url: '/files/:callId/:fileId/:key',
    exposeHeadRoute: false,
    handler: serve,
  });
};

/** Links of the form `/join/<call>?token=…` lead to the page that the token alone opens. */
export const redirectInvitations = (app: FastifyInstance): void => {
  app.addHook<{ Querystring: { token?: string } }>('onRequest', async (request, reply) => {
    const { method, url } = request;
    if (method !== 'GET' || !url.startsWith('/join/')) return undefined;
    const token = new URL(url, 'http://localhost').searchParams.get('token');
    return token ? reply.redirect(`/join/${encodeURIComponent(token)}`, 302) : undefined;
  });
};
