import { availableParallelism } from 'node:os';
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

/** A part of the program that runs on Node: its packages stay outside, as they are. */
const nodePart = (name: string, input: Readonly<Record<string, string>>) => ({
  consumer: 'server' as const,
  build: {
    outDir: here(`dist/${name}`),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input,
      output: { format: 'esm' as const, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});

/** A sandboxed preload can load no other file: all of it is one, with only Electron outside. */
const preloadPart = {
  consumer: 'server' as const,
  resolve: { noExternal: true as const, external: ['electron'] },
  build: {
    outDir: here('dist/preload'),
    emptyOutDir: true,
    target: 'chrome140',
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: { bridge: here('src-main/preload/bridge.ts') },
      output: { format: 'cjs' as const, entryFileNames: '[name].cjs' },
    },
  },
};

export default defineConfig({
  root: here('src-renderer'),
  plugins: [react()],
  environments: {
    client: {
      build: {
        outDir: here('dist/renderer'),
        emptyOutDir: true,
        target: 'es2024',
        sourcemap: false,
        chunkSizeWarningLimit: 700,
        rolldownOptions: { input: [here('src-renderer/index.html'), here('src-renderer/call-window.html')] },
      },
    },
    main: nodePart('main', { main: here('src-main/main.ts') }),
    preload: preloadPart,
    server: nodePart('server', { cli: here('src-main/server/cli.ts') }),
  },
  builder: {
    async buildApp(builder) {
      for (const part of ['client', 'main', 'preload', 'server']) {
        const environment = builder.environments[part];
        if (environment) await builder.build(environment);
      }
    },
  },
  test: {
    root: here('.'),
    // Two at least: much of what the tests of the published APIs do is wait for time limits.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      nodeProject('architecture', 30_000),
      nodeProject('unit', 10_000),
      nodeProject('contract', 20_000),
      nodeProject('storage', 20_000),
      nodeProject('media', 60_000),
      nodeProject('conformance', 60_000),
      nodeProject('packaging', 170_000),
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
