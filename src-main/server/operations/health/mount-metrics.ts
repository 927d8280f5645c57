import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** Serves the figures at /metrics and times every request for them. */
export const mountMetrics = (app: FastifyInstance, metrics: Metrics): void => {
  app.addHook('onResponse', async (request, reply) => {
    // Paths that lead nowhere share one name, so that nobody can make names without end.
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1000;
    metrics.observeHttp({ method: request.method, route, status: reply.statusCode, seconds });
  });
  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await metrics.render();
    return reply.type(contentType).send(text);
  });
};
