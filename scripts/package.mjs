// npm run package: builds everything and packages the desktop app for this system. Further arguments go to electron-builder.
import { chmodSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { SetupError, runMain } from './lib/errors.mjs';
import { drawIcons } from './lib/icons.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { Progress } from './lib/progress.mjs';
import { run } from './lib/run.mjs';
import { SETUP_STEPS, setUp } from './lib/setup.mjs';

const PACKAGING_TIMEOUT_MS = 30 * 60_000;

/**
 * Puts the media worker where the package takes it from.
 * @param {string} worker
 */
function placeWorker(worker) {
  const folder = inRoot('dist/bin');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const placed = join(folder, basename(worker));
  copyFileSync(worker, placed);
  chmodSync(placed, 0o755);
}

await runMain(async () => {
  const progress = new Progress(SETUP_STEPS + 2);
  const { node, worker } = await setUp(progress);
  placeWorker(worker.path);
  progress.next();
  const browser = await ensureChromium(progress, node);
  await progress.run('Drawing the icons', () => drawIcons(browser));
  progress.next();
  const builder = inRoot('node_modules/electron-builder/cli.js');
  const { code } = await run(node, [builder, ...process.argv.slice(2)], {
    cwd: root,
    show: true,
    timeoutMs: PACKAGING_TIMEOUT_MS,
  });
  if (code !== 0) throw new SetupError('The package could not be built.', 'Correct what the lines above name.');
  process.stderr.write('The packages are in dist/package.\n');
  return 0;
});
