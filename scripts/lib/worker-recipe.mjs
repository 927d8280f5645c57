import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './errors.mjs';
import { inRoot } from './paths.mjs';
import { osRelease } from './system-packages.mjs';

/** What Debian and its relatives call the libraries the worker is built against. */
export const systemPackages = [
  'g++',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libabsl-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
];

/** Folder with the headers that stand in for libraries distributions lack. */
const shims = inRoot('scripts/worker/shims');

export const compilerFlags = [
  '-std=c++20',
  '-O2',
  '-w',
  '-fPIC',
  '-DMS_LITTLE_ENDIAN',
  '-DMS_EXECUTABLE',
  '-DNDEBUG',
  '-DFLATBUFFERS_LOCALE_INDEPENDENT=1',
];

export const linkedLibraries = [
  'uv',
  'ssl',
  'crypto',
  'srtp2',
  'absl_strings',
  'absl_throw_delegate',
  'absl_bad_optional_access',
  'absl_raw_logging_internal',
  'flatbuffers',
  'pthread',
  'dl',
];

/**
 * OpenSSL reads the answer 1 to every control call as "kernel TLS is on" where
 * it was built with that, and then the worker dies in its first DTLS handshake.
 */
export const sourcePatch = {
  file: 'src/RTC/DtlsTransport.cpp',
  find: '(operationType == BIO_CB_RETURN)',
  replace: '((operationType & BIO_CB_RETURN) != 0)',
};

// Outside the list common_sources: the executable's own, and the bandwidth
// estimation of libwebrtc, which the released worker uses too.
const moreSources = [
  'src/main.cpp',
  'src/DepLibWebRTC.cpp',
  'src/RTC/TransportCongestionControlClient.cpp',
  'src/RTC/TransportCongestionControlServer.cpp',
];

/**
 * @param {string} workerFolder mediasoup's folder "worker"
 * @returns {string[]} the sources, relative to it
 */
export function sourceFiles(workerFolder) {
  const common = stringsOf(join(workerFolder, 'meson.build'), 'common_sources');
  const webrtcFolder = 'deps/libwebrtc';
  const webrtc = stringsOf(join(workerFolder, webrtcFolder, 'meson.build'), 'libwebrtc_sources');
  return [...new Set([...common, ...moreSources, ...webrtc.map((file) => `${webrtcFolder}/${file}`)])];
}

/**
 * @param {string} mesonFile
 * @param {string} name of a list of strings
 */
function stringsOf(mesonFile, name) {
  const text = readFileSync(mesonFile, 'utf8');
  const list = new RegExp(`^${name} = \\[([^\\]]*)\\]`, 'm').exec(text);
  const strings = [...(list?.[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1]);
  if (strings.length === 0) {
    throw new SetupError(`mediasoup's ${name} could not be read, so its worker cannot be built here.`);
  }
  return strings;
}

/**
 * Include folders, the first ones win.
 * @param {string} workerFolder
 * @param {string} generated folder of the headers made from the schemas
 */
export function includeFolders(workerFolder, generated) {
  return [
    shims,
    join(workerFolder, 'include'),
    generated,
    join(generated, 'FBS'),
    join(workerFolder, 'deps/libwebrtc'),
    join(workerFolder, 'deps/libwebrtc/libwebrtc'),
  ];
}

/**
 * Changes when a binary built earlier is no longer what this recipe gives. The
 * system's release is part of it: the binary is linked to the system's libraries.
 */
export function recipeHash() {
  const { ID, VERSION_ID } = osRelease();
  const hash = createHash('sha256');
  hash.update(JSON.stringify([compilerFlags, linkedLibraries, sourcePatch, moreSources, ID, VERSION_ID]));
  for (const file of headersIn(shims)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/** @param {string} folder @returns {string[]} */
function headersIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? headersIn(path) : [path];
    });
}
