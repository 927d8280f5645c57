/**
 * Which layer may import what, and nothing else. A layer may always import itself.
 *
 * A key is a folder with all below it; `folder/*` are the files directly in it, and the longest key that fits a file is its layer.
 * `<x>` stands for one folder name: within one row it is the same name everywhere, `<any>` is whichever.
 * A value is a key, a `folder/**` (every layer below), a package, or `node:*`; with `type ` before it only its types may be imported.
 */
export type ImportTable = Readonly<Record<string, readonly string[]>>;

const kernel = 'src-shared/kernel';
const contract = 'src-shared/contract';
const entries = 'src-shared/dialects/*';
const shared = [kernel, contract, entries];

const sharedTree: ImportTable = {
  [kernel]: [],
  [contract]: [kernel, 'zod'],
  [entries]: [kernel, 'zod'],
  'src-shared/dialects/<name>': [kernel, entries, 'zod'],
  'src-shared/ipc': [kernel, 'zod/mini'],
};

const desktopTree: ImportTable = {
  'src-main/*': ['src-main/desktop'],
  'src-main/discovery': [kernel, 'node:*', 'bonjour-service', 'zod'],
  'src-main/desktop': [
    'src-main/discovery',
    kernel,
    'src-shared/ipc',
    'resources',
    'node:*',
    'electron',
    'electron-store',
    'electron-updater',
    'zod/mini',
  ],
  'src-main/preload': ['src-shared/ipc', 'electron'],
};

const domain = 'src-main/server/domain';
const ports = 'src-main/server/ports';
const services = 'src-main/server/services';
const gateway = 'src-main/server/gateway';
const dialect = 'src-main/server/dialects/*';

const serverTree: ImportTable = {
  // Composition: the one place that sees and constructs everything.
  'src-main/server/*': ['src-main/server/**', 'src-main/discovery', 'src-shared/**', 'package.json', 'node:*', 'zod'],
  [domain]: [kernel, contract],
  [ports]: [domain, kernel, contract],
  [services]: [domain, ports, kernel, contract, 'node:*'],
  [gateway]: [services, domain, ports, kernel, contract],
  'src-main/server/files': [ports, kernel, contract, 'node:*', 'file-type', 'mediainfo.js'],
  'src-main/server/media': [ports, kernel, contract, 'node:*', 'mediasoup', 'mediasoup/*'],
  'src-main/server/storage': [
    ports,
    `type ${domain}`,
    kernel,
    contract,
    'node:*',
    'kysely',
    'kysely/*',
    'better-sqlite3',
    'zod',
  ],
  [dialect]: [`type ${gateway}`, `type ${domain}`, `type ${ports}`, ...shared, 'type zod'],
  'src-main/server/dialects/<name>': [
    dialect,
    `type ${gateway}`,
    `type ${domain}`,
    kernel,
    contract,
    'src-shared/dialects/<name>',
  ],
  'src-main/server/transports': [
    gateway,
    dialect,
    `type ${domain}`,
    ports,
    ...shared,
    'node:*',
    'fastify',
    '@fastify/*',
    'socket.io',
    'ws',
    'rate-limiter-flexible',
    'zod',
  ],
  'src-main/server/operations': [
    ports,
    ...shared,
    'resources',
    'node:*',
    'bcrypt',
    'better-sqlite3',
    'fastify',
    'jose',
    'nodemailer',
    'pino',
    'pino-*',
    'prom-client',
    'qrcode',
    'systeminformation',
    '@peculiar/x509',
    'zod',
  ],
  'src-main/server/operations/api-docs': [dialect, ports, ...shared, 'fastify', '@fastify/*', 'zod'],
};

const client = 'src-renderer/client';
const media = 'src-renderer/media';
const platform = 'src-renderer/platform';
const ui = 'src-renderer/ui';
const features = 'src-renderer/features/**';
const doors = 'src-renderer/features/<any>/index.ts';
const store = 'zustand/vanilla';
const react = ['react', 'react-dom', 'react-dom/*', 'react-i18next', 'zustand', store, '@mantine/*', '@tanstack/*'];

const rendererTree: ImportTable = {
  'src-renderer/*': ['src-renderer/app', features, client, media, platform, ui, ...react],
  'src-renderer/app': [features, client, media, platform, ui, 'resources', ...react, 'i18next'],
  [client]: ['src-shared/**', 'socket.io-client', store, 'type zod'],
  [media]: [`type ${client}`, kernel, 'mediasoup-client', 'mediasoup-client/*', store],
  'src-renderer/features/<name>/index.ts': ['src-renderer/features/<name>', 'src-renderer/features/<name>/model'],
  'src-renderer/features/<name>/model': [client, media, platform, doors, store],
  'src-renderer/features/<name>': [
    'src-renderer/features/<name>/model',
    client,
    media,
    platform,
    ui,
    doors,
    ...react,
    'dayjs/*',
  ],
  [ui]: [kernel, ...react, '@tabler/*', 'qrcode', 'resources'],
  [platform]: [kernel, 'src-shared/ipc', 'qr/*'],
};

export const importTable: ImportTable = {
  ...sharedTree,
  ...desktopTree,
  ...serverTree,
  ...rendererTree,
  resources: [],
  'package.json': [],
};
