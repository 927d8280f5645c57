import { join } from 'node:path';
import { describe, SetupError } from './errors.mjs';
import { inRoot, isExecutable, root } from './paths.mjs';
import { lastLines, run } from './run.mjs';
import { installCommand, isDebian, requirePackages } from './system-packages.mjs';

const INSTALL_TIMEOUT_MS = 10 * 60_000;
const playwright = inRoot('node_modules/@playwright/test/cli.js');

/**
 * The browser for tests, installed when this user may.
 * @param {import('./progress.mjs').Progress} progress
 * @param {string} node
 * @returns {Promise<string>}
 */
export async function ensureChromium(progress, node) {
  const chosen = process.env.BECKON_CHROMIUM;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new SetupError(
      `BECKON_CHROMIUM names ${chosen}, which is not an executable file.`,
      'Correct it, or unset it to have a browser found automatically.',
    );
  }
  const present = usualPlaces().find(isExecutable) ?? (await playwrightsOwn(node));
  return present ?? progress.run('Installing Chromium for the tests', () => install(node));
}

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => ['Chromium', 'Google/Chrome'].map((name) => join(folder, name, 'Application/chrome.exe')));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return [...names.map((name) => join('/usr/bin', name)), '/snap/bin/chromium'];
}

/** @param {string} node */
async function playwrightsOwn(node) {
  const script = "process.stdout.write(require('@playwright/test').chromium.executablePath())";
  const { code, stdout } = await run(node, ['-e', script], { cwd: root });
  return code === 0 && isExecutable(stdout) ? stdout : undefined;
}

/** @param {string} node */
async function install(node) {
  const failures = [];
  if (isDebian() && process.getuid?.() === 0) {
    try {
      await requirePackages(['chromium'], 'the browser tests');
    } catch (error) {
      failures.push(describe(error));
    }
    const installed = usualPlaces().find(isExecutable);
    if (installed) return installed;
  }
  const { output } = await run(node, [playwright, 'install', 'chromium'], {
    cwd: root,
    timeoutMs: INSTALL_TIMEOUT_MS,
  });
  const own = await playwrightsOwn(node);
  if (own) return own;
  failures.push(lastLines(output, 10));
  const command = isDebian() ? installCommand(['chromium']) : 'npx playwright install chromium';
  throw new SetupError(
    'The tests need Chromium, and it could not be installed.',
    `Run this, or set BECKON_CHROMIUM to a Chromium or Chrome program, then start again:\n  ${command}`,
    failures.join('\n'),
  );
}
