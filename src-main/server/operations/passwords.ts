import { createHash, randomUUID } from 'node:crypto';
import bcrypt from 'bcrypt';
import type { PasswordHasher } from '../ports/index.ts';

/** As published; about a quarter of a second of one core. */
const ROUNDS = 12;
/** What bcrypt reads; it would silently ignore the rest. */
const MOST_BYTES = 72;

/** Hashes passwords by bcrypt with 12 rounds. Every character counts, also of long passwords. */
export const createPasswordHasher = (rounds = ROUNDS): PasswordHasher => {
  const nobodys = bcrypt.hash(randomUUID(), rounds);
  return {
    hash: (password) => bcrypt.hash(readable(password), rounds),
    async matches(password, hash) {
      const isRight = await bcrypt.compare(readable(password), hash ?? (await nobodys));
      return hash !== undefined && isRight;
    },
  };
};

/** Two spellings of the same letters are one password; a long one stands for itself by its digest. */
const readable = (password: string): string => {
  const normal = password.normalize('NFKC');
  return Buffer.byteLength(normal) <= MOST_BYTES ? normal : createHash('sha256').update(normal).digest('base64');
};
