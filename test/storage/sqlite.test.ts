import { describe } from 'vitest';
import { newFile, openFor } from './support/folder.ts';
import { repositorySuites } from './suites/index.ts';

describe('repositories on SQLite', () => {
  for (const [subject, suite] of Object.entries(repositorySuites)) {
    describe(subject, () => {
      suite(async () => (await openFor(newFile())).repositories);
    });
  }
});
