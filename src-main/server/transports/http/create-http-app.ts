import cors, { type FastifyCorsOptions } from '@fastify/cors';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import { type Failure, fail } from '#shared/contract/index.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import type { PathOwners } from './path-owners.ts';
import { addRateLimits } from './rate-limits.ts';

/** Largest body of a REST request. */
const BODY_LIMIT_BYTES = 1_048_576;

interface Options {
  readonly serverFactory: NonNullable<FastifyServerOptions['serverFactory']>;
  readonly logger: FastifyServerOptions['loggerInstance'];
  /** Whose error form holds where no route was reached. */
  readonly ownerOf: PathOwners;
  readonly rateLimits: boolean;
  /** Pages of other servers that may use also the APIs which let only some in. */
  readonly extraOrigins: readonly string[];
  readonly secure: boolean;
}

/** Builds the HTTP side: parsing, limits, headers and the one place where every HTTP error is formed. */
export const createHttpApp = async (options: Options): Promise<FastifyInstance> => {
  const refuse = (reply: FastifyReply, failure: Failure) => {
    const { status, body } = options.ownerOf(reply.request.url).toHttpError(failure, {});
    return reply.code(status).send(body);
  };
  const app: FastifyInstance = Fastify({
    serverFactory: options.serverFactory,
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestIdHeader: 'x-request-id',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: true,
    // Addresses that no route could be looked for: undecodable, or with an endless parameter.
    frameworkErrors: (_error, _request, reply) =>
      void refuse(reply, fail('INVALID_INPUT', 'The address of this request cannot be read.').error),
  });

  acceptEmptyJson(app);
  await app.register(cors, {
    delegator: (request, decide) => decide(null, corsFor(options.ownerOf(request.url), options.extraOrigins)),
  });
  await app.register(multipart);
  await app.register(helmet, {
    contentSecurityPolicy: policy(options.secure),
    hsts: false,
    crossOriginEmbedderPolicy: false,
  });
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  if (options.rateLimits) addRateLimits(app, (reply) => refuse(reply, fail('TOO_MANY_REQUESTS').error));
  app.addHook('onResponse', async (request, reply) => {
    const fields = {
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    request.log.debug(fields, 'request');
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return refuse(reply, fail('INVALID_INPUT', `The request cannot be read: ${error.message}`).error);
    }
    request.log.error({ err: error, correlationId: request.id }, 'request failed');
    return refuse(reply, fail('INTERNAL').error);
  });
  return app;
};

/** Nothing is asked with cookies, so other pages may ask whatever they have a token for, unless an API published less. */
const corsFor = ({ cors: rules }: Dialect, extraOrigins: readonly string[]): FastifyCorsOptions => {
  if (!rules) return { origin: true, methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], credentials: false };
  return {
    origin: [...rules.origins, ...extraOrigins],
    methods: [...rules.methods],
    allowedHeaders: [...rules.headers],
    credentials: false,
  };
};

/** A DELETE or POST with the JSON type and nothing in it is fine: the schemas decide what must be there. */
const acceptEmptyJson = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body.toString(), done);
  });
};

const policy = (secure: boolean) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'blob:', 'mediastream:'],
    connectSrc: ["'self'", 'ws:', 'wss:'],
    workerSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
    ...(secure ? { upgradeInsecureRequests: [] } : {}),
  },
});
