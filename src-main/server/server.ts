import { resolve } from 'node:path';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { type Scope, createScope } from '#shared/kernel/scope.ts';
import { createBaseUrl, isLoopback } from './base-url.ts';
import { type Core, createCore } from './core.ts';
import { controlCenterDialect } from './dialects/control-center/index.ts';
import { conversationCallsDialect } from './dialects/conversation-calls/index.ts';
import type { Dialect } from './dialects/dialect.ts';
import { platformDialect } from './dialects/platform/index.ts';
import { directCallsDialect } from './dialects/direct-calls/index.ts';
import { sessionRoomsDialect } from './dialects/session-rooms/index.ts';
import { defaultAppointmentRules, defaultCallRules, findSeat } from './domain/index.ts';
import { openFiles } from './files/index.ts';
import { openMedia } from './media/index.ts';
import { buildAsyncApi, buildOpenApi, mountApiDocs } from './operations/api-docs/index.ts';
import { type Certificates, openCertificates } from './operations/certificates/index.ts';
import { systemClock } from './operations/clock.ts';
import { openDataFolder } from './operations/data-folder.ts';
import { createBackups } from './operations/backups.ts';
import { type Logs, createLogReader, openLogs } from './operations/logs/index.ts';
import { lanAddresses, readNamesAndAddresses, toUrl } from './operations/network-addresses.ts';
import { type Metrics, createHealthProbes, createMetrics, mountMetrics } from './operations/health/index.ts';
import { createMailer } from './operations/mailer.ts';
import { createPasswordHasher } from './operations/passwords.ts';
import { createRandomSource } from './operations/random.ts';
import { openStunResponder } from './operations/stun-responder.ts';
import { createTokenIssuer } from './operations/tokens.ts';
import { createHttpTranslation, noTranslation } from './operations/translation.ts';
import { mountTrustRoutes } from './operations/trust-routes.ts';
import type { ServerOptions } from './options.ts';
import type { RandomSource, SettingsRepository } from './ports/index.ts';
import { readLoad } from './services/index.ts';
import { openStorage, restoreDatabase } from './storage/index.ts';
import {
  createHttpApp,
  createPathOwners,
  mountRoutes,
  redirectInvitations,
  serveClient,
  serveFiles,
} from './transports/http/index.ts';
import { createPublishedLimits } from './transports/published-limits.ts';
import { type PortListener, createPortListener } from './transports/net/index.ts';
import { createHandshakeLimit, mountSocketIo, noHandshakeLimit } from './transports/socketio/index.ts';
import { mountWebSocket } from './transports/websocket/index.ts';

const CLIENT_FOLDER = resolve(import.meta.dirname, '../../dist/renderer');
const MEDIA_PORTS = { min: 40_000, max: 40_999 };
const ANONYMOUS_LIFE_MS = 30_000;
const MEGABYTE = 1_048_576;

/** What a program learns when the server is ready. */
export interface ReadyLine {
  readonly event: 'ready';
  readonly url: string;
  readonly port: number;
  readonly fingerprint: string | null;
  readonly pid: number;
  readonly owner: { readonly id: string; readonly email: string; readonly token: string };
  readonly mediaSecret: string;
  readonly mediaIp: string;
}

/** A server that runs. */
export interface RunningServer {
  readonly ready: ReadyLine;
  /** The address for others in the network; undefined without one. */
  readonly lanUrl: string | undefined;
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

type Folder = Extract<Awaited<ReturnType<typeof openDataFolder>>, { ok: true }>['value'];

const open = async (
  options: ServerOptions,
  folder: Folder,
  { log, logger }: Logs,
  scope: Scope,
): Promise<Result<RunningServer, string>> => {
  const clock = systemClock;
  const random = createRandomSource(clock);
  const restored = await restoreIfAsked(options, folder, log);
  if (!restored.ok) return restored;
  const [storage, media, certificates] = await Promise.all([
    openStorage({ file: folder.databaseFile, log }),
    openMedia({
      announcedAddresses: mediaAddresses(options),
      listenAddress: '0.0.0.0',
      portRange: MEDIA_PORTS,
      log,
    }),
    openTls(options, folder, log),
  ]);
  scope.onClose(() => media.close());
  if (!storage.ok) return err(storage.error.message);
  scope.onClose(() => storage.value.close());
  if (certificates && !certificates.ok) return certificates;
  const tls = certificates?.value;
  scope.onClose(() => tls?.close());

  const { repositories } = storage.value;
  const tokenSecret = await keptSecret(repositories.settings, 'token.secret', random);
  const mediaSecret = options.mediaSecret ?? (await keptSecret(repositories.settings, 'media.secret', random));
  const { translateUrl } = options;
  const mailer = options.smtpUrl === undefined ? undefined : createMailer(options.smtpUrl);
  const core = createCore({
    repositories,
    media,
    files: await openFiles(folder.filesFolder),
    fileRules: toFileRules(options),
    tokens: createTokenIssuer(tokenSecret, clock),
    passwords: createPasswordHasher(),
    mailer,
    logs: createLogReader(folder.logsFolder),
    backups: createBackups({
      folder: folder.backupsFolder,
      copyTo: (file) => storage.value.copyTo(file),
      clock,
    }),
    probes: createHealthProbes({
      settings: repositories.settings,
      media,
      dataFolder: folder.path,
      external: {
        mail: mailer && (() => mailer.verify()),
        translation: translateUrl ? () => fetch(translateUrl, { signal: AbortSignal.timeout(3_000) }) : undefined,
      },
      startedAt: Date.now(),
    }),
    translation: translateUrl ? createHttpTranslation(translateUrl) : noTranslation,
    random,
    clock,
    log,
    rules: { ...defaultCallRules, ringTimeoutMs: options.ringTimeoutMs, p2pLimit: options.p2pLimit },
    appointmentRules: withCapacities(options),
    ice: { stunUrl: options.stunUrl, turnUrls: options.turnUrls ?? [], turnSecret: options.turnSecret },
    mediaSecret,
  });
  scope.onClose(() => core.queue.drain());
  scope.onClose(() => core.sessions.close());
  scope.onClose(() => core.live.close());
  scope.onClose(() => core.links.close());
  scope.onClose(() => core.quality.close());
  core.postOffice.start();
  scope.onClose(() => core.postOffice.close());
  const owner = await core.accounts.ensureOwner();
  const reopened = await core.live.restore();
  if (reopened > 0) log.info({ calls: reopened }, 'calls of the former run are open again');
  await core.sessions.restore();
  await core.files.tidy();

  const listener = createPortListener({ tls, onError: (failure) => log.error({ err: failure }, 'the port failed') });
  const metrics = createMetrics({
    readLoad: () => readLoad({ live: core.live, connections: core.connections, media }),
    measureMedia: () => media.measure(),
  });
  const listening = await serve({ options, listener, core, metrics, tls, logger, log }, scope);
  if (!listening.ok) return listening;
  const { port } = listening.value;
  const [lan] = lanAddresses();
  return ok({
    ready: {
      event: 'ready',
      url: toUrl(tls !== undefined, openHost(options), port),
      port,
      fingerprint: tls?.fingerprint ?? null,
      pid: process.pid,
      owner: { id: owner.account.id, email: owner.account.email ?? '', token: owner.token },
      mediaSecret,
      mediaIp: mediaAddresses(options)[0] ?? '127.0.0.1',
    },
    lanUrl: lan === undefined || isLoopbackOnly(options) ? undefined : toUrl(tls !== undefined, lan, port),
    close: () => scope.close(),
  });
};

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
    extraOrigins: options.corsOrigins ?? [],
    secure: tls !== undefined,
  });
  mountMetrics(app, metrics);
  const limits = options.rateLimits ? createPublishedLimits() : undefined;
  mountRoutes({ app, gateway, signIn, baseUrlFor, limits }, dialects);
  serveFiles(app, gateway);
  redirectInvitations(app);
  if (tls) mountTrustRoutes(app, tls);
  await mountApiDocs(app, { openApi: buildOpenApi(dialects), asyncApi: buildAsyncApi(dialects) });
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

/** Puts a backup in the place of the database, before anybody opens it. */
const restoreIfAsked = async (
  { restoreFile }: ServerOptions,
  folder: Folder,
  log: Logs['log'],
): Promise<Result<void, string>> => {
  if (restoreFile === undefined) return ok(undefined);
  const restored = await restoreDatabase(restoreFile, folder.databaseFile, new Date());
  if (!restored.ok) return err(restored.error.message);
  log.warn({ from: restoreFile, kept: restored.value.kept }, 'the database was replaced by a backup');
  return ok(undefined);
};

const openTls = async (options: ServerOptions, folder: Folder, log: Logs['log']) =>
  options.tls
    ? openCertificates({
        folder: folder.certificatesFolder,
        names: () => readNamesAndAddresses([options.bind, options.mediaIp].filter((name) => name !== undefined)),
        clock: systemClock,
        log,
      })
    : undefined;

/** A secret that is made once and kept with the data, so that tokens survive a restart. */
const keptSecret = async (settings: SettingsRepository, key: string, random: RandomSource): Promise<string> => {
  const kept = await settings.get(key);
  if (kept !== undefined) return kept;
  const made = random.token();
  await settings.set(key, made);
  return made;
};

/** As published: 100 MB for a file. One call gets a tenth of all room. */
const toFileRules = ({ fileStorageMb }: ServerOptions) => ({
  largestFile: 100 * MEGABYTE,
  perCall: Math.max(100, fileStorageMb / 10) * MEGABYTE,
  total: fileStorageMb * MEGABYTE,
});

const withCapacities = ({ roomCapacities = {} }: ServerOptions) => ({
  ...defaultAppointmentRules,
  capacities: { ...defaultAppointmentRules.capacities, ...roomCapacities },
});

const isLoopbackOnly = ({ bind }: ServerOptions): boolean => bind !== undefined && isLoopback(bind);

const isAnyAddress = (address: string): boolean => address === '0.0.0.0' || address === '::';

/** The address under which this machine opens its own server. */
const openHost = ({ bind }: ServerOptions): string => (bind === undefined || isAnyAddress(bind) ? '127.0.0.1' : bind);

/** Announced in ICE candidates: what was asked for, or what the network has; loopback for browsers on this machine. */
const mediaAddresses = (options: ServerOptions): string[] => {
  if (isLoopbackOnly(options)) return ['127.0.0.1'];
  const announced = options.mediaIp === undefined ? lanAddresses().slice(0, 3) : [options.mediaIp];
  return [...new Set([...announced, '127.0.0.1'])];
};
