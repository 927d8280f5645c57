import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPath } from './app-paths.ts';
import { Strict } from './strict.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key lies beside what it locks: good enough to prove that the app keeps no plain text, and for nothing else. */
const readKey = (): Buffer => {
  const file = join(findPath('userData'), 'stand-in-key');
  if (!existsSync(file)) {
    mkdirSync(findPath('userData'), { recursive: true });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  return readFileSync(file);
};

/** Electron's `safeStorage`. */
class SafeStorage extends Strict {
  isEncryptionAvailable(): boolean {
    return true;
  }

  isAsyncEncryptionAvailable(): Promise<boolean> {
    return Promise.resolve(true);
  }

  getSelectedStorageBackend(): 'gnome_libsecret' {
    return 'gnome_libsecret';
  }

  encryptString(text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', readKey(), iv);
    const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), locked]);
  }

  decryptString(encrypted: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', readKey(), encrypted.subarray(0, IV_BYTES));
    decipher.setAuthTag(encrypted.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(encrypted.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  }

  encryptStringAsync(text: string): Promise<Buffer> {
    return Promise.resolve(this.encryptString(text));
  }

  decryptStringAsync(encrypted: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    return Promise.resolve({ shouldReEncrypt: false, result: this.decryptString(encrypted) });
  }
}

export const safeStorage = new SafeStorage();
