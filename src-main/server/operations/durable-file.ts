import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces the file in one step: after a crash or power cut it holds the old or the new text, never a part.
 * Only this user may read it. Writers of one file must take turns. Rejects with the system's error.
 */
export const writeDurably = async (file: string, text: string): Promise<void> => {
  const draft = `${file}.new`;
  try {
    await writeAndSync(draft, text);
    await rename(draft, file);
  } catch (failure) {
    await rm(draft, { force: true });
    throw failure;
  }
  await syncFolder(dirname(file));
};

const writeAndSync = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Makes the rename itself durable; Windows neither needs nor allows it. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
