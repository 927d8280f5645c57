import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => resolve(import.meta.dirname, path);

/** Test projects that run on Node; the ones with browsers belong to Playwright. */
const nodeProject = (name: string, timeoutMs: number) => ({
  extends: true as const,
  root: here('.'),
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    pool: 'forks' as const,
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
  },
});

export default defineConfig({
  root: here('src-renderer'),
  plugins: [react()],
  build: {
    outDir: here('dist/renderer'),
    emptyOutDir: true,
    target: 'es2024',
    sourcemap: false,
    chunkSizeWarningLimit: 700,
  },
  test: {
    root: here('.'),
    projects: [
      nodeProject('architecture', 30_000),
      nodeProject('unit', 10_000),
      nodeProject('contract', 20_000),
      nodeProject('storage', 20_000),
      nodeProject('media', 60_000),
      nodeProject('conformance', 60_000),
      {
        extends: true,
        root: here('.'),
        test: {
          name: 'renderer',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: [here('test/renderer/setup.ts')],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
