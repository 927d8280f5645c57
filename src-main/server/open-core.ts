import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Scope } from '#shared/kernel/scope.ts';
import { type Core, createCore } from './core.ts';
import { defaultAppointmentRules, defaultCallRules } from './domain/index.ts';
import { openPictures, openVideos } from './files/index.ts';
import { openMedia } from './media/index.ts';
import { createBackups } from './operations/backups.ts';
import { systemClock } from './operations/clock.ts';
import type { DataFolder } from './operations/data-folder.ts';
import { createHealthProbes } from './operations/health/index.ts';
import { type Logs, createLogReader } from './operations/logs/index.ts';
import { createMailer } from './operations/mailer.ts';
import { createPasswordHasher } from './operations/passwords.ts';
import { createRandomSource } from './operations/random.ts';
import { createTokenIssuer } from './operations/tokens.ts';
import { createHttpTranslation, noTranslation } from './operations/translation.ts';
import type { ServerOptions } from './options.ts';
import type { MediaPort, RandomSource, SettingsRepository } from './ports/index.ts';
import { program } from './program.ts';
import { mediaAddresses } from './reach.ts';
import { type Storage, openStorage, restoreDatabase } from './storage/index.ts';

const MEDIA_PORTS = { min: 40_000, max: 40_999 };
const MEGABYTE = 1_048_576;

/** What the server is started with. */
export interface CoreSetting {
  readonly options: ServerOptions;
  readonly folder: DataFolder;
  readonly log: Logs['log'];
}

/** The core over its real outside, awake: the calls and sessions of the former run are open again. */
export interface OpenCore {
  readonly core: Core;
  readonly media: MediaPort;
  readonly mediaSecret: string;
}

/** Opens database, media and files, builds the core over them and wakes it. The error is one line that says what to do. */
export const openCore = async (setting: CoreSetting, scope: Scope): Promise<Result<OpenCore, string>> => {
  const restored = await restoreIfAsked(setting);
  if (!restored.ok) return restored;
  const { options, folder, log } = setting;
  const [storage, media] = await Promise.all([
    openStorage({ file: folder.databaseFile, log }),
    openMedia({
      announcedAddresses: mediaAddresses(options),
      listenAddress: '0.0.0.0',
      portRange: MEDIA_PORTS,
      log,
    }),
  ]);
  scope.onClose(() => media.close());
  if (!storage.ok) return err(storage.error.message);
  scope.onClose(() => storage.value.close());
  const random = createRandomSource(systemClock);
  const { settings } = storage.value.repositories;
  const mediaSecret = options.mediaSecret ?? (await keptSecret(settings, 'media.secret', random));
  const core = await buildCore(setting, { storage: storage.value, media, mediaSecret, random });
  await wake(core, log, scope);
  return ok({ core, media, mediaSecret });
};

interface Outside {
  readonly storage: Storage;
  readonly media: MediaPort;
  readonly mediaSecret: string;
  readonly random: RandomSource;
}

const buildCore = async (
  { options, folder, log }: CoreSetting,
  { storage, media, mediaSecret, random }: Outside,
): Promise<Core> => {
  const { repositories } = storage;
  const { settings } = repositories;
  const { translateUrl } = options;
  const clock = systemClock;
  const mailer = options.smtpUrl === undefined ? undefined : createMailer(options.smtpUrl);
  return createCore({
    ...{ repositories, media, mailer, random, clock, log, mediaSecret },
    files: await openVideos(folder.filesFolder),
    pictures: await openPictures(folder.avatarsFolder),
    fileRules: toFileRules(options),
    tokens: createTokenIssuer(await keptSecret(settings, 'token.secret', random), clock, options.tokenLifeMs),
    passwords: createPasswordHasher(),
    logs: createLogReader(folder.logsFolder),
    backups: createBackups({
      folder: folder.backupsFolder,
      copyTo: (file, onProgress) => storage.copyTo(file, onProgress),
      clock,
    }),
    housekeeping: { callLogLifeMs: options.callLogLifeMs },
    probes: createHealthProbes({
      ...{ settings, media, program },
      dataFolder: folder.path,
      external: {
        mail: mailer && (() => mailer.verify()),
        translation: translateUrl ? () => fetch(translateUrl, { signal: AbortSignal.timeout(3_000) }) : undefined,
      },
      startedAt: clock.now(),
    }),
    translation: translateUrl ? createHttpTranslation(translateUrl) : noTranslation,
    rules: { ...defaultCallRules, ringTimeoutMs: options.ringTimeoutMs, p2pLimit: options.p2pLimit },
    appointmentRules: withCapacities(options),
    ice: { stunUrl: options.stunUrl, turnUrls: options.turnUrls ?? [], turnSecret: options.turnSecret },
  });
};

/** Takes up what the former run left, and everything that runs by itself. */
const wake = async (core: Core, log: Logs['log'], scope: Scope): Promise<void> => {
  scope.onClose(() => core.callLog.drain());
  scope.onClose(() => core.queue.drain());
  scope.onClose(() => core.sessions.close());
  scope.onClose(() => core.live.close());
  scope.onClose(() => core.links.close());
  scope.onClose(() => core.quality.close());
  core.postOffice.start();
  scope.onClose(() => core.postOffice.close());
  core.housekeeper.start();
  scope.onClose(() => core.housekeeper.close());
  const reopened = await core.live.restore();
  if (reopened > 0) log.info({ calls: reopened }, 'calls of the former run are open again');
  await core.sessions.restore();
  await core.files.tidy();
  await core.avatars.tidy();
};

/** Puts a backup in the place of the database, before anybody opens it. */
const restoreIfAsked = async ({
  options: { restoreFile },
  folder,
  log,
}: CoreSetting): Promise<Result<void, string>> => {
  if (restoreFile === undefined) return ok(undefined);
  const restored = await restoreDatabase(restoreFile, folder.databaseFile, new Date());
  if (!restored.ok) return err(restored.error.message);
  log.warn({ from: restoreFile, kept: restored.value.kept }, 'the database was replaced by a backup');
  return ok(undefined);
};

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
