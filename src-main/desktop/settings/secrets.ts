import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';
import type { SettingsFile } from './settings.ts';

/** Encrypts with a key that the operating system keeps for this user. */
export interface Cipher {
  /** False on systems without a keyring: then the file's permissions are all that protects. */
  readonly isAvailable: () => boolean;
  seal(text: string): string;
  /** Throws when it was sealed elsewhere. */
  open(sealed: string): string;
}

/** Secrets of servers, by the server's id and a key. */
export interface Secrets {
  readAll(serverId: string): Record<string, string>;
  /** Null forgets it. */
  write(serverId: string, key: string, value: string | null): void;
  forget(serverId: string): void;
}

const entry = z.object({ isSealed: z.boolean(), text: z.string() });
const content = orElse(z.record(z.string(), z.record(z.string(), entry)), {});

/** Opens the secrets in the file. What cannot be opened any more counts as absent: the person signs in anew. */
export const openSecrets = (file: SettingsFile, cipher: Cipher): Secrets => {
  let kept = content.parse(file.read());
  const keep = (serverId: string, entries: Record<string, z.output<typeof entry>>) => {
    kept = { ...kept, [serverId]: entries };
    file.write(kept);
  };
  const open = ({ isSealed, text }: z.output<typeof entry>): string | null => {
    if (!isSealed) return text;
    try {
      return cipher.open(text);
    } catch {
      return null;
    }
  };
  return {
    readAll(serverId) {
      const opened = Object.entries(kept[serverId] ?? {}).map(([key, value]) => [key, open(value)] as const);
      return Object.fromEntries(opened.filter((pair): pair is [string, string] => pair[1] !== null));
    },
    write(serverId, key, value) {
      const { [key]: _old, ...others } = kept[serverId] ?? {};
      if (value === null) return keep(serverId, others);
      const isSealed = cipher.isAvailable();
      keep(serverId, { ...others, [key]: { isSealed, text: isSealed ? cipher.seal(value) : value } });
    },
    forget(serverId) {
      const { [serverId]: _gone, ...others } = kept;
      kept = others;
      file.write(kept);
    },
  };
};
