import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { APP_ORIGIN } from '#shared/ipc/app-origin.ts';
import type { ReadyLine, ServerStatus } from '#shared/ipc/server-process.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { type Scope, createScope } from '#shared/kernel/scope.ts';
import { announceServer } from '../discovery/index.ts';
import { createBaseUrl } from './base-url.ts';
import type { Core } from './core.ts';
import { controlCenterDialect } from './dialects/control-center/index.ts';
import { conversationCallsDialect } from './dialects/conversation-calls/index.ts';
import type { Dialect } from './dialects/dialect.ts';
import { platformDialect } from './dialects/platform/index.ts';
import { directCallsDialect } from './dialects/direct-calls/index.ts';
import { sessionRoomsDialect } from './dialects/session-rooms/index.ts';
import { findSeat, presentIn } from './domain/index.ts';
import { openCore } from './open-core.ts';
import { mountApiDocs } from './operations/api-docs/index.ts';
import { type Certificates, openCertificates } from './operations/certificates/index.ts';
import { systemClock } from './operations/clock.ts';
import { type DataFolder, openDataFolder } from './operations/data-folder.ts';
import { type Logs, openLogs } from './operations/logs/index.ts';
import { lanAddresses, readNamesAndAddresses, toUrl } from './operations/network-addresses.ts';
import { type Metrics, createMetrics, mountMetrics } from './operations/health/index.ts';
import { openStunResponder } from './operations/stun-responder.ts';
import { mountTrustRoutes } from './operations/trust-routes.ts';
import type { ServerOptions } from './options.ts';
import { isLoopbackOnly, mediaAddresses, openHost } from './reach.ts';
import { readLoad } from './services/index.ts';
import {
  createHttpApp,
  createPathOwners,
  mountRoutes,
  redirectInvitations,
  serveAvatars,
  serveClient,
  serveFiles,
} from './transports/http/index.ts';
import { createPublishedLimits } from './transports/published-limits.ts';
import { type PortListener, createPortListener, refuseUpgrades } from './transports/net/index.ts';
import { SOCKETIO_PATH, createHandshakeLimit, mountSocketIo, noHandshakeLimit } from './transports/socketio/index.ts';
import { mountWebSocket } from './transports/websocket/index.ts';

const CLIENT_FOLDER = resolve(import.meta.dirname, '../../dist/renderer');
const ANONYMOUS_LIFE_MS = 30_000;

/** A server that runs. */
export interface RunningServer {
  readonly ready: ReadyLine;
  /** The address for others in the network, which may change; undefined without one. */
  readonly lanUrl: () => string | undefined;
  /** Who is in which call right now. */
  readonly peopleInCalls: () => ServerStatus['calls'];
  /** A new address under which the built-in administrator is set up, once; undefined when that was done. */
  offerSetUp(): Promise<string | undefined>;
  /** Tells clients, flushes and closes everything. */
  close(): Promise<void>;
}

/** The dialects that this server speaks, all over one core. Where two share a name, the one that stands first is asked first. */
const dialects: readonly [Dialect, ...Dialect[]] = [
  conversationCallsDialect,
  directCallsDialect,
  sessionRoomsDialect,
  platformDialect,
  controlCenterDialect,
];

/** Builds the whole server from its options and starts it. The error is one line that says what to do. */
export const startServer = async (options: ServerOptions): Promise<Result<RunningServer, string>> => {
  const scope = createScope();
  const folder = await openDataFolder(options.dataFolder);
  if (!folder.ok) return folder;
  scope.onClose(() => folder.value.close());
  const pretty = process.stderr.isTTY && !options.json;
  const logs = await openLogs({ folder: folder.value.logsFolder, level: options.logLevel, pretty });
  scope.onClose(() => logs.close());
  const started = await open(options, folder.value, logs, scope).catch((failure: unknown) => {
    logs.log.error({ err: failure }, 'the server could not start');
    return err(failure instanceof Error ? failure.message : String(failure));
  });
  if (!started.ok) await scope.close();
  return started;
};

const open = async (
  options: ServerOptions,
  folder: DataFolder,
  { log, logger }: Logs,
  scope: Scope,
): Promise<Result<RunningServer, string>> => {
  const certificates = await openTls(options, folder, log);
  if (certificates && !certificates.ok) return certificates;
  const tls = certificates?.value;
  scope.onClose(() => tls?.close());
  const opened = await openCore({ options, folder, log }, scope);
  if (!opened.ok) return opened;
  const { core, media, mediaSecret } = opened.value;
  const owner = await core.accounts.ensureOwner();
  const listener = createPortListener({ tls, onError: (failure) => log.error({ err: failure }, 'the port failed') });
  const metrics = createMetrics({
    readLoad: () => readLoad({ live: core.live, connections: core.connections, media }),
    measureMedia: () => media.measure(),
  });
  const listening = await serve({ options, listener, core, metrics, tls, logger, log }, scope);
  if (!listening.ok) return listening;
  const { port } = listening.value;
  announce({ options, port, fingerprint: tls?.fingerprint ?? null, log }, scope);
  const url = toUrl(tls !== undefined, openHost(options), port);
  return ok({
    ready: {
      event: 'ready',
      url,
      port,
      fingerprint: tls?.fingerprint ?? null,
      pid: process.pid,
      owner: { id: owner.account.id, email: owner.account.email ?? '', token: owner.token },
      mediaSecret,
      mediaIp: mediaAddresses(options)[0] ?? '127.0.0.1',
    },
    lanUrl() {
      const [lan] = lanAddresses();
      return lan === undefined || isLoopbackOnly(options) ? undefined : toUrl(tls !== undefined, lan, port);
    },
    peopleInCalls: () => readPeopleInCalls(core),
    async offerSetUp() {
      const token = await core.setUp.offer();
      // What stands after the # never leaves the browser, so it is in nobody's log.
      return token && `${url}/setup#${token}`;
    },
    close: () => scope.close(),
  });
};

const readPeopleInCalls = ({ live }: Core): ServerStatus['calls'] =>
  live
    .list()
    .filter(({ phase }) => phase !== 'scheduled')
    .map((call) => ({ callId: call.id, names: presentIn(call).map(({ person }) => person.name) }));

interface ServeParts {
  readonly options: ServerOptions;
  readonly listener: PortListener;
  readonly core: Core;
  readonly metrics: Metrics;
  readonly tls: Certificates | undefined;
  readonly logger: Logs['logger'];
  readonly log: Logs['log'];
}

/** Mounts every dialect on the one port, then listens. */
const serve = async ({ options, listener, core, metrics, tls, logger, log }: ServeParts, scope: Scope) => {
  const { gateway, connections, signIn } = core;
  const ownerOf = createPathOwners(dialects);
  let port = options.port;
  const baseUrlFor = (host: string) =>
    options.publicUrl ??
    createBaseUrl({
      tls: tls !== undefined,
      port,
      isLoopbackOnly: isLoopbackOnly(options),
      lanAddress: () => lanAddresses()[0],
    })(host);
  const app = await createHttpApp({
    serverFactory: (handler) => {
      listener.handleRequests(handler);
      return listener.server;
    },
    logger,
    ownerOf,
    rateLimits: options.rateLimits,
    extraOrigins: [APP_ORIGIN, ...(options.corsOrigins ?? [])],
    secure: tls !== undefined,
  });
  mountMetrics(app, metrics);
  const limits = options.rateLimits ? createPublishedLimits() : undefined;
  mountRoutes({ app, gateway, signIn, baseUrlFor, limits }, dialects);
  serveFiles(app, gateway);
  serveAvatars(app, gateway);
  redirectInvitations(app);
  if (tls) mountTrustRoutes(app, tls);
  await mountApiDocs(app, dialects);
  await serveClient(app, CLIENT_FOLDER, ownerOf);
  await app.ready();
  const isInCall = (personId: PersonId) => core.live.list().some((call) => findSeat(call, personId) !== undefined);
  const sockets = mountSocketIo(listener.server, {
    gateway,
    connections,
    identify: signIn.identify,
    identifyOperator: signIn.identifyOperator,
    limits,
    baseUrlFor,
    dialects: dialects.filter((dialect) => !dialect.websocket),
    log,
    anonymousLifeMs: ANONYMOUS_LIFE_MS,
    handshakes: options.rateLimits ? createHandshakeLimit(isInCall) : noHandshakeLimit,
  });
  const { identify } = signIn;
  const rawSockets = dialects
    .filter((dialect) => dialect.websocket)
    .map((dialect) => mountWebSocket(listener.server, dialect, { gateway, connections, identify, baseUrlFor, log }));
  refuseUpgrades(listener.server, [SOCKETIO_PATH, ...dialects.flatMap(({ websocket }) => websocket?.path ?? [])]);
  const listening = await listener.listen({ port: options.port, bind: options.bind });
  scope.onClose(() => listener.close());
  scope.onClose(() => sockets.close());
  for (const raw of rawSockets) scope.onClose(() => raw.close());
  if (!listening.ok) return listening;
  port = listening.value.port;
  const stun = await openStunResponder({ port, address: options.bind, log });
  scope.onClose(() => stun?.close());
  return listening;
};

/** Lets the desktop apps in the network find this server, unless it serves this machine alone or is told not to. */
const announce = (
  {
    options,
    port,
    fingerprint,
    log,
  }: Pick<ServeParts, 'options' | 'log'> & { port: number; fingerprint: string | null },
  scope: Scope,
): void => {
  if (!options.discovery || isLoopbackOnly(options)) return;
  const announcement = announceServer(
    { hostname: hostname(), port, fingerprint },
    {
      addresses: () => lanAddresses().filter((address) => isServedAt(options, address)),
      onFailure: (address, failure) => log.warn({ address, err: failure }, 'this server cannot be found on a network'),
    },
  );
  scope.onClose(() => announcement.close());
};

const isServedAt = ({ bind }: ServerOptions, address: string): boolean =>
  bind === undefined || bind === '0.0.0.0' || bind === '::' || bind === address;

const openTls = async (options: ServerOptions, folder: DataFolder, log: Logs['log']) =>
  options.tls
    ? openCertificates({
        folder: folder.certificatesFolder,
        names: () => readNamesAndAddresses([options.bind, options.mediaIp].filter((name) => name !== undefined)),
        clock: systemClock,
        log,
      })
    : undefined;
