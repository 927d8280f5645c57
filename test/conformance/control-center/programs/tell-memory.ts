// Loaded into a server before its own code: at SIGUSR2 it gives up all garbage and writes down how many bytes it still keeps.
import { renameSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

const { BECKON_TEST_MEMORY_FILE: file = '' } = process.env;

const tell = async (): Promise<void> => {
  // What the first round found to be garbage is counted off a moment later.
  for (let round = 0; round < 2; round += 1) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(`${file}.part`, String(heapUsed + external));
  renameSync(`${file}.part`, file);
};

process.on('SIGUSR2', () => void tell());
