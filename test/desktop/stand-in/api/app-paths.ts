import type { App } from 'electron';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { appPlace, programPath, switches } from '../program/runtime.ts';

type PathName = Parameters<App['getPath']>[0];

const given = new Map<string, string>();

const configHome = () => process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');

const usual: Readonly<Partial<Record<PathName, () => string>>> = {
  home: homedir,
  appData: configHome,
  userData: () =>
    switches.has('user-data-dir') ? resolve(switches.get('user-data-dir')) : join(configHome(), appPlace().name),
  sessionData: () => findPath('userData'),
  logs: () => join(findPath('userData'), 'logs'),
  crashDumps: () => join(findPath('userData'), 'Crashpad'),
  temp: tmpdir,
  exe: () => programPath,
  module: () => programPath,
  desktop: () => join(homedir(), 'Desktop'),
  documents: () => join(homedir(), 'Documents'),
  downloads: () => join(homedir(), 'Downloads'),
  music: () => join(homedir(), 'Music'),
  pictures: () => join(homedir(), 'Pictures'),
  videos: () => join(homedir(), 'Videos'),
};

/** A folder by its name, as the app moved it or where it usually is. */
export const findPath = (name: PathName): string => {
  const path = given.get(name) ?? usual[name]?.();
  if (path === undefined) throw new Error(`Failed to get '${name}' path`);
  return path;
};

export const movePath = (name: string, path: string): void => {
  if (dirname(path) === '.') throw new Error('Path must be absolute');
  given.set(name, path);
};
