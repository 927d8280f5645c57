import { readFileSync } from 'node:fs';
import { SetupError } from './errors.mjs';
import { lastLines, run } from './run.mjs';

const INSTALL_TIMEOUT_MS = 15 * 60_000;

/** @returns {Record<string, string>} the fields of /etc/os-release; empty where there is none */
export function osRelease() {
  if (process.platform !== 'linux') return {};
  try {
    const lines = readFileSync('/etc/os-release', 'utf8').split('\n');
    return Object.fromEntries(
      lines
        .map((line) => /^(\w+)="?(.*?)"?$/.exec(line))
        .filter((match) => match !== null)
        .map((match) => [match[1], match[2]]),
    );
  } catch {
    return {};
  }
}

/** Whether packages come from apt. */
export function isDebian() {
  const { ID = '', ID_LIKE = '' } = osRelease();
  return `${ID} ${ID_LIKE}`.split(' ').includes('debian');
}

/** @param {string[]} packages */
export function installCommand(packages) {
  return `sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`;
}

/**
 * @param {string[]} packages
 * @returns {Promise<string[]>} those that are not installed
 */
async function missingPackages(packages) {
  const { stdout } = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...packages]);
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return packages.filter((name) => !installed.has(name));
}

/**
 * Installs what is missing when this user may, else says how.
 * @param {string[]} packages
 * @param {string} purpose what they are needed for, for the message
 */
export async function requirePackages(packages, purpose) {
  const missing = await missingPackages(packages);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      `System packages for ${purpose} are not installed: ${missing.join(', ')}.`,
      `Run this, then start again:\n  ${installCommand(missing)}`,
    );
  }
  await aptInstall(missing, purpose);
}

/**
 * @param {string[]} packages
 * @param {string} purpose
 */
async function aptInstall(packages, purpose) {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeoutMs: INSTALL_TIMEOUT_MS,
  };
  // A failed update may still leave usable lists: the install decides.
  await run('apt-get', ['update'], options);
  const waitForOthers = ['-o', 'DPkg::Lock::Timeout=300'];
  const { code, output } = await run(
    'apt-get',
    [...waitForOthers, 'install', '-y', '--no-install-recommends', ...packages],
    options,
  );
  if (code === 0) return;
  throw new SetupError(
    `The system packages for ${purpose} could not be installed: ${packages.join(', ')}.`,
    `Check the network and the package sources, then try by hand:\n  ${installCommand(packages)}`,
    lastLines(output, 15),
  );
}
