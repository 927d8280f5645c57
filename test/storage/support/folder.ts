import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Log } from '#server/ports/index.ts';
import { type Storage, type StorageOptions, openStorage } from '#server/storage/index.ts';

/** A folder of its own for one test, gone after it. */
const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-storage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A database file that does not exist yet. */
export const newFile = (): string => join(temporaryFolder(), 'beckon.db');

/** A log that keeps what it is told. */
export const recordingLog = (): Log & { readonly lines: { message: string; fields: object }[] } => {
  const lines: { message: string; fields: object }[] = [];
  const write = (fields: object, message: string) => void lines.push({ message, fields });
  return { lines, debug: write, info: write, warn: write, error: write };
};

/** Opens a database for one test and closes it after; throws where opening must not fail. */
export const openFor = async (file: string, options: Partial<StorageOptions> = {}): Promise<Storage> => {
  const opened = await openStorage({ file, log: recordingLog(), ...options });
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => opened.value.close());
  return opened.value;
};

/** Opens what must be refused, and tells why it was. */
export const refusalOf = async (file: string, options: Partial<StorageOptions> = {}): Promise<string> => {
  const opened = await openStorage({ file, log: recordingLog(), ...options });
  if (opened.ok) {
    await opened.value.close();
    throw new Error('The database was opened, but it should have been refused');
  }
  return opened.error.message;
};
