import { copyFile, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const UINT32 = 4;

interface Folder {
  readonly files: Readonly<Record<string, Node>>;
}
interface File {
  readonly size: number;
  /** Of the content behind the header; absent for what lies beside the archive. */
  readonly offset?: string | undefined;
  readonly unpacked?: boolean | undefined;
}
interface Link {
  readonly link: string;
}
type Node = Folder | File | Link;

const node: z.ZodType<Node> = z.lazy(() =>
  z.union([
    z.object({ files: z.record(z.string(), node) }),
    z.object({ link: z.string() }),
    z.object({ size: z.number(), offset: z.string().optional(), unpacked: z.boolean().optional() }),
  ]),
);

/** An archive of Electron, opened by its published format: a header of JSON, then the files one after another. */
export interface Asar {
  /** Paths of all files, with those that lie beside the archive. */
  readonly paths: readonly string[];
  /** Paths of the files that lie beside the archive, where the system can load or start them. */
  readonly unpacked: readonly string[];
  /** Writes everything into a folder, as the app would see it. */
  extract(folder: string): Promise<void>;
}

/** Reads the header; the archive stays closed. */
export const readAsar = async (file: string): Promise<Asar> => {
  const handle = await open(file, 'r');
  try {
    const sizes = Buffer.alloc(4 * UINT32);
    await handle.read(sizes, 0, sizes.length, 0);
    const headerBytes = sizes.readUInt32LE(UINT32);
    const text = Buffer.alloc(sizes.readUInt32LE(3 * UINT32));
    await handle.read(text, 0, text.length, 4 * UINT32);
    const entries = [...entriesOf(node.parse(JSON.parse(text.toString('utf8'))))];
    return {
      paths: entries.map(([path]) => path),
      unpacked: entries.filter(([, { unpacked }]) => unpacked).map(([path]) => path),
      extract: (folder) => extract(file, 2 * UINT32 + headerBytes, entries, folder),
    };
  } finally {
    await handle.close();
  }
};

function* entriesOf(entry: Node, path = ''): Generator<readonly [string, File]> {
  if ('files' in entry) {
    for (const [name, inner] of Object.entries(entry.files)) yield* entriesOf(inner, path ? `${path}/${name}` : name);
  } else if ('size' in entry) yield [path, entry];
}

const extract = async (
  file: string,
  start: number,
  entries: readonly (readonly [string, File])[],
  folder: string,
): Promise<void> => {
  const handle = await open(file, 'r');
  try {
    for (const [path, { size, offset, unpacked }] of entries) {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      if (unpacked) {
        await copyFile(join(`${file}.unpacked`, path), target);
        continue;
      }
      const content = Buffer.alloc(size);
      await handle.read(content, 0, size, start + Number(offset));
      await writeFile(target, content);
    }
  } finally {
    await handle.close();
  }
};
