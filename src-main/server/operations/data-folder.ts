import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { errorCode, errorText } from './error-text.ts';
import { writeDurably } from './durable-file.ts';
import { type Lock, tryLock } from './process-lock.ts';

/** The folder that holds all that this server keeps, reserved for this process. */
export interface DataFolder {
  readonly path: string;
  readonly databaseFile: string;
  readonly certificatesFolder: string;
  readonly logsFolder: string;
  readonly filesFolder: string;
  readonly avatarsFolder: string;
  readonly backupsFolder: string;
  /** Lets the next server have the folder. The system does the same when the process dies, however it dies. */
  close(): void;
}

/**
 * Makes the folder, readable by this user only, if there is none, and reserves it. Of several servers that start at once exactly
 * one gets it. The error is one line that says what is wrong and what to do.
 */
export const openDataFolder = async (path: string): Promise<Result<DataFolder, string>> => {
  const pidFile = join(path, 'server.pid');
  let lock: Lock | undefined;
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    lock = tryLock(join(path, 'server.lock'));
    if (!lock) return err(inUse(path, findPid(pidFile)));
    await writeDurably(pidFile, `${process.pid}\n`);
  } catch (failure) {
    lock?.release();
    return err(`Cannot use the data folder ${path}: ${errorText(failure)}. Choose another folder with --data.`);
  }
  return ok({
    path,
    databaseFile: join(path, 'beckon.db'),
    certificatesFolder: join(path, 'certificates'),
    logsFolder: join(path, 'logs'),
    filesFolder: join(path, 'files'),
    avatarsFolder: join(path, 'avatars'),
    backupsFolder: join(path, 'backups'),
    close() {
      rmSync(pidFile, { force: true });
      lock.release();
    },
  });
};

/**
 * Makes it with its parents, unless it is there. Node's own way of doing that never ends where the system says "no such file" of a
 * folder in one that exists, as in /proc, or in the /home of an automounter.
 */
const makeFolder = (path: string): void => {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (!existsSync(parent)) makeFolder(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (failure) {
    // Another server may have been quicker.
    if (errorCode(failure) !== 'EEXIST' || !isFolder(path)) throw failure;
  }
};

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const inUse = (path: string, pid: string | undefined): string =>
  `Another Beckon server${pid ? ` (pid ${pid})` : ''} is using the data folder ${path}. Stop it or choose another folder with --data.`;

/** Undefined when the other server is about to write it, or just to go. */
const findPid = (file: string): string | undefined => {
  try {
    return /^\d+/.exec(readFileSync(file, 'utf8'))?.[0];
  } catch (failure) {
    if (errorCode(failure) === 'ENOENT') return undefined;
    throw failure;
  }
};
