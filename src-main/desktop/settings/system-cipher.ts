import { safeStorage } from 'electron';
import type { Cipher } from './secrets.ts';

/** Keychain, DPAPI, or the keyring of the desktop. */
export const systemCipher: Cipher = {
  isAvailable: () => safeStorage.isEncryptionAvailable(),
  seal: (text) => safeStorage.encryptString(text).toString('base64'),
  open: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
};
