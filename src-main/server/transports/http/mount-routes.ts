import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Failure, fail } from '#shared/contract/index.ts';
import type { RouteAuth, RouteEntry } from '#shared/dialects/entry.ts';
import { type BoundRoute, type Dialect, type Session, findOwner } from '../../dialects/dialect.ts';
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

/** A route with the API that it belongs to. */
interface Candidate extends BoundRoute {
  readonly dialect: Dialect;
}

/** To a router, the names of parameters make no difference. */
const addressOf = ({ method, path }: RouteEntry): string => `${method} ${path.replaceAll(/:\w+/g, ':')}`;

/** Serves every route of all dialects: authenticate, then hand the raw parts to the bound entry that owns the request. */
export const mountRoutes = (parts: Parts, dialects: readonly Dialect[]): void => {
  const candidates = dialects.flatMap((dialect) => dialect.routes.map((bound) => ({ ...bound, dialect })));
  for (const sharers of Map.groupBy(candidates, ({ entry }) => addressOf(entry)).values()) mountRoute(parts, sharers);
};

/** The first of those that share an address speaks for all before one is known to own the request. */
const mountRoute = ({ app, gateway, signIn, baseUrlFor }: Parts, sharers: readonly Candidate[]): void => {
  const [first] = sharers;
  if (!first) return;
  const { method, path, auth } = first.entry;
  const refuse = (reply: FastifyReply, failure: Failure, { dialect, errors } = first) => {
    const { status, body } = dialect.toHttpError(failure, errors);
    return reply.code(status).send(body);
  };
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = await authenticate(auth, request, signIn);
    if (!actor) return refuse(reply, fail('UNAUTHENTICATED').error);
    const session: Session = { actor, baseUrl: baseUrlFor(request.host) };
    const raw = { params: request.params, query: request.query, body: request.body };
    const context = { correlationId: request.id, address: request.ip };
    const bound = await findOwner(sharers, gateway, session, raw, context);
    if (!bound) return refuse(reply, fail('NOT_FOUND').error);
    const outcome = await bound.invoke(gateway, session, raw, context);
    return outcome.ok ? reply.code(bound.entry.status).send(outcome.value) : refuse(reply, outcome.error, bound);
  };
  app.route({ method, url: path, handler: handle });
};

const authenticate = async (auth: RouteAuth, request: FastifyRequest, signIn: Identify): Promise<Actor | undefined> => {
  if (auth === 'none') return { kind: 'nobody' };
  const token = bearerOf(request.headers);
  if (token === undefined) return undefined;
  if (auth === 'mediaSecret') return signIn.isMediaSecret(token) ? { kind: 'mediaServer' } : undefined;
  return signIn.identify(token);
};
