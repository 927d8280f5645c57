import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Clock, RandomSource } from '../ports/index.ts';

/** Without i, l and o, which are mistaken for digits or one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const GROUPS = [3, 4, 3];

const letters = (count: number): string =>
  Array.from({ length: count }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

/** Unguessable values from the system's generator. Ids begin with the time in seconds, so they sort by age. */
export const createRandomSource = (clock: Clock): RandomSource => ({
  objectId: () => {
    const seconds = Math.floor(clock.now() / 1000) % 2 ** 32;
    return seconds.toString(16).padStart(8, '0') + randomBytes(8).toString('hex');
  },
  token: () => randomBytes(32).toString('base64url'),
  linkToken: () => randomBytes(32).toString('hex'),
  joinCode: () => GROUPS.map(letters).join('-'),
  hash: (secret) => createHash('sha256').update(secret).digest('hex'),
});
