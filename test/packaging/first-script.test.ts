import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { expect, it, vi } from 'vitest';

/** More than this keeps first-time visitors waiting; what is not needed at once belongs to the screen that needs it. */
const MOST_BYTES = 200_000;

const buildClient = async (): Promise<readonly Rollup.OutputChunk[]> => {
  // Otherwise it would be the client with everything that helps to find mistakes.
  vi.stubEnv('NODE_ENV', 'production');
  const configFile = resolve(import.meta.dirname, '../../vite.config.ts');
  const built = await build({ configFile, logLevel: 'silent', build: { write: false } });
  if (!('output' in built)) throw new Error('The client is built in one piece');
  return built.output.filter((part) => part.type === 'chunk');
};

it('the first page of a new visitor takes less than 200 kB of script', async () => {
  const chunks = new Map((await buildClient()).map((chunk) => [chunk.fileName, chunk]));
  const wanted = new Set([...chunks.values()].filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  // A set may grow while it is gone through.
  for (const name of wanted) for (const other of chunks.get(name)?.imports ?? []) wanted.add(other);
  const sizes = [...wanted].map((name) => gzipSync(chunks.get(name)?.code ?? '').length);
  expect(sizes.length).toBeGreaterThan(3);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});
