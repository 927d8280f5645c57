import { resolve } from 'node:path';

/** Imports a script: those are plain JavaScript, whose types TypeScript does not look up from here. */
export async function loadScript<T>(path: string): Promise<T> {
  const file = resolve(import.meta.dirname, '../../../scripts', path);
  return (await import(file)) as T;
}
