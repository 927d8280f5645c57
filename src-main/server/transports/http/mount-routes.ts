import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Failure, fail } from '#shared/contract/index.ts';
import type { RouteAuth, RouteEntry } from '#shared/dialects/entry.ts';
import { type BoundRoute, type Dialect, type Session, findOwner } from '../../dialects/dialect.ts';
import type { Actor } from '../../domain/index.ts';
import type { Gateway } from '../../gateway/index.ts';
import { type PublishedLimits, limitKeyOf } from '../published-limits.ts';
import { bearerOf } from './credentials.ts';
import { discardUpload, readUpload } from './read-upload.ts';

/** What the transports need to know who asks. */
export interface Identify {
  identify(token: string): Promise<Actor | undefined>;
  identifyOperator(token: string): Promise<Actor | undefined>;
  isMediaSecret(secret: string): boolean;
}

interface Parts {
  readonly app: FastifyInstance;
  readonly gateway: Gateway;
  readonly signIn: Identify;
  readonly baseUrlFor: (host: string) => string;
  /** Without it, what catalogs limit is not limited. */
  readonly limits?: PublishedLimits | undefined;
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
const mountRoute = (parts: Parts, sharers: readonly Candidate[]): void => {
  const { app, gateway, signIn, baseUrlFor } = parts;
  const [first] = sharers;
  if (!first) return;
  const { method, path, auth, upload } = first.entry;
  const refuse = (reply: FastifyReply, failure: Failure, { dialect, errors } = first) => {
    const { status, body } = dialect.toHttpError(failure, errors);
    return reply.code(status).send(body);
  };
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = await authenticate(auth, request, signIn);
    if (!actor) return refuse(reply, fail('UNAUTHENTICATED').error);
    if (await isOverLimit(parts, first.entry, actor, request, reply))
      return refuse(reply, fail('TOO_MANY_REQUESTS').error);
    const session: Session = { actor, baseUrl: baseUrlFor(request.host) };
    const file = upload && (await readUpload(request, upload.field));
    const raw = { params: request.params, query: request.query, body: request.body, file };
    const context = { correlationId: request.id, address: request.ip };
    const bound = await findOwner(sharers, gateway, session, raw, context);
    if (!bound) return refuse(reply, fail('NOT_FOUND').error);
    const outcome = await bound.invoke(gateway, session, raw, context);
    if (upload) discardUpload(request);
    return outcome.ok ? reply.code(bound.entry.status).send(outcome.value) : refuse(reply, outcome.error, bound);
  };
  app.route({ method, url: path, handler: handle });
};

/** Counts a request to a route that its catalog limits, and tells in the headers what is left. */
const isOverLimit = async (
  { limits }: Parts,
  { limit }: RouteEntry,
  { kind }: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> => {
  if (!limit || !limits) return false;
  const value: unknown = Reflect.get(Object(request.params), limit.per);
  const asker = { kind, address: request.ip, value: typeof value === 'string' ? value : undefined };
  const key = limitKeyOf(limit, asker);
  if (key === undefined) return false;
  const { isOver, limit: points, remaining, msUntilReset } = await limits.take(limit, key);
  void reply.headers({
    'X-RateLimit-Limit': points,
    'X-RateLimit-Remaining': remaining,
    'X-RateLimit-Reset': Math.ceil((Date.now() + msUntilReset) / 1000),
  });
  if (isOver) void reply.header('Retry-After', Math.ceil(msUntilReset / 1000));
  return isOver;
};

const authenticate = async (auth: RouteAuth, request: FastifyRequest, signIn: Identify): Promise<Actor | undefined> => {
  if (auth === 'none') return { kind: 'nobody' };
  const token = bearerOf(request.headers);
  if (token === undefined) return undefined;
  if (auth === 'mediaSecret') return signIn.isMediaSecret(token) ? { kind: 'mediaServer' } : undefined;
  const person = await signIn.identify(token);
  return person ?? (auth === 'steering' ? signIn.identifyOperator(token) : undefined);
};
