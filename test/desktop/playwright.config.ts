import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chooseElectron } from './support/choose-electron.ts';

const ranOn = chooseElectron();
// Workers read this file too, and so do other tools.
const isRunner = process.env.TEST_WORKER_INDEX === undefined && /playwright/.test(process.argv[1] ?? '');
if (isRunner) process.stdout.write(`These tests run on ${ranOn}.\n`);

/** The desktop app, by Playwright's Electron API alone: the same tests for the real binary and for its stand-in. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: resolve(import.meta.dirname, '../../test-results/desktop'),
  // The report of `npm test` says it again.
  metadata: { ranOn },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list', { printSteps: false }]],
});
