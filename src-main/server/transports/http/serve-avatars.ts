import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccountId } from '#shared/kernel/ids.ts';
import type { Gateway } from '../../gateway/index.ts';

interface Address {
  readonly accountId: string;
  readonly name: string;
}

/** Shows the pictures of people. An address whose picture was replaced leads to the present one. */
export const serveAvatars = (app: FastifyInstance, gateway: Gateway): void => {
  const serve = async (request: FastifyRequest<{ Params: Address }>, reply: FastifyReply) => {
    const { accountId, name } = request.params;
    const context = { correlationId: request.id, address: request.ip };
    const input = { accountId: accountId as AccountId, name };
    const opened = await gateway.execute({ kind: 'nobody' }, 'avatar.open', input, context);
    if (!opened.ok) return reply.callNotFound();
    const { content, mime, isCurrent } = opened.value;
    void reply.headers({
      'content-type': mime,
      'content-length': content.size,
      // The name changes with the picture.
      'cache-control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
      'cross-origin-resource-policy': 'cross-origin',
    });
    return reply.send(request.method === 'HEAD' ? undefined : Readable.from(content.read()));
  };
  app.route<{ Params: Address }>({
    method: ['GET', 'HEAD'],
    url: '/avatars/:accountId/:name',
    exposeHeadRoute: false,
    handler: serve,
  });
};
