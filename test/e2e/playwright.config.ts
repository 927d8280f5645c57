import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

/** Meetings in real Chromium. One worker: each test already runs several browsers and a server on few cores. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: resolve(import.meta.dirname, '../../test-results/e2e'),
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list', { printSteps: false }]],
});
