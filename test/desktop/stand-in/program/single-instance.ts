import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCK = 'stand-in-instance';
const CALL = /^stand-in-call-.+\.json$/;

/** What a second start tells the first one. */
export interface SecondStart {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/** The right to be the only one on a data folder. */
export interface InstanceLock {
  release(): void;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const take = (file: string): boolean => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};

/** Takes the lock, or tells the one that has it; must answer at once, so it goes by files. */
export const lockInstance = (
  folder: string,
  start: SecondStart,
  onSecond: (start: SecondStart) => void,
): InstanceLock | undefined => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, LOCK);
  if (!take(file)) {
    if (isAlive(Number(readFileSync(file, 'utf8')))) {
      call(folder, start);
      return undefined;
    }
    rmSync(file, { force: true });
    if (!take(file)) return undefined;
  }
  const read = () => {
    for (const name of readdirSync(folder).filter((name) => CALL.test(name))) {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8');
      rmSync(path, { force: true });
      onSecond(JSON.parse(text) as SecondStart);
    }
  };
  const watcher = watch(folder, (_, name) => {
    if (name === null || CALL.test(name)) read();
  });
  watcher.unref();
  return {
    release() {
      watcher.close();
      rmSync(file, { force: true });
    },
  };
};

/** A call appears under its name only when it is whole. */
const call = (folder: string, start: SecondStart): void => {
  const part = join(folder, `stand-in-part-${process.pid}`);
  writeFileSync(part, JSON.stringify(start));
  renameSync(part, join(folder, `stand-in-call-${process.pid}.json`));
};
