import { resolve } from 'node:path';
import { build } from 'vite';

/** A program of this folder as one script for a page, with mediasoup-client in it. */
export const bundleProgram = async (file: string): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: resolve(import.meta.dirname, file), formats: ['iife'], name: 'client' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const output = first && 'output' in first ? first.output[0] : undefined;
  if (!output || output.type !== 'chunk') throw new Error(`${file} was not bundled`);
  return output.code;
};
