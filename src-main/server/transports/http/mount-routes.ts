import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Failure, fail } from '#shared/contract/index.ts';
import type { RouteAuth } from '#shared/dialects/entry.ts';
import type { BoundRoute, Dialect, Session } from '../../dialects/dialect.ts';
import type { Actor } from '../../domain/index.ts';
import type { Gateway } from '../../gateway/index.ts';
import { bearerOf } from './credentials.ts';

/** What the transports need to know who asks. */
export interface Identify {
  identify(token: string): Promise<Actor | undefined>;
  isMediaSecret(secret: string): boolean;
}

interface Parts {
  readonly app: FastifyInstance;
  readonly gateway: Gateway;
  readonly signIn: Identify;
  readonly baseUrlFor: (host: string) => string;
}

/** Serves every route of a dialect: authenticate, then hand the raw parts to the bound entry. */
export const mountRoutes = (parts: Parts, dialect: Dialect): void => {
  for (const bound of dialect.routes) mountRoute(parts, dialect, bound);
};

const mountRoute = ({ app, gateway, signIn, baseUrlFor }: Parts, dialect: Dialect, bound: BoundRoute): void => {
  const { entry } = bound;
  const refuse = (reply: FastifyReply, failure: Failure) => {
    const { status, body } = dialect.toHttpError(failure, bound.errors);
    return reply.code(status).send(body);
  };
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = await authenticate(entry.auth, request, signIn);
    if (!actor) return refuse(reply, fail('UNAUTHENTICATED').error);
    const session: Session = { actor, baseUrl: baseUrlFor(request.host) };
    const raw = { params: request.params, query: request.query, body: request.body };
    const outcome = await bound.invoke(gateway, session, raw, { correlationId: request.id, address: request.ip });
    return outcome.ok ? reply.code(entry.status).send(outcome.value) : refuse(reply, outcome.error);
  };
  app.route({ method: entry.method, url: entry.path, handler: handle });
};

const authenticate = async (auth: RouteAuth, request: FastifyRequest, signIn: Identify): Promise<Actor | undefined> => {
  if (auth === 'none') return { kind: 'nobody' };
  const token = bearerOf(request.headers);
  if (token === undefined) return undefined;
  if (auth === 'mediaSecret') return signIn.isMediaSecret(token) ? { kind: 'mediaServer' } : undefined;
  return signIn.identify(token);
};
