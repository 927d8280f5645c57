/** Every option of the server, declared once: parsing, types, errors and the help text derive from this table. */
import { isIP } from 'node:net';
import { posix, resolve, win32 } from 'node:path';
import { z } from 'zod';

/** What the options depend on besides the arguments. */
export interface Host {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/** One option. */
export interface OptionRow {
  /** Long name without dashes; without it the option can only be set by the environment. */
  readonly flag?: string;
  /** Name of the flag's value in the help text; a flag without value stands for the text `means`. */
  readonly takes?: string;
  readonly means?: string;
  readonly environment?: string;
  /** Reads the text. */
  readonly schema: z.ZodType;
  /** Completes the sentence "--port must be …". */
  readonly expects: string;
  /** The text that counts when none is given. Without it the value may be absent, and `absent` says what happens then. */
  readonly fallback?: string | ((host: Host) => string);
  readonly absent?: string;
  readonly doc: string;
  /** The value never appears in an error. */
  readonly secret?: true;
}

/** The folder that belongs to this user by the customs of the platform. */
export const defaultDataFolder = ({ environment, platform, home }: Host): string => {
  if (platform === 'win32') return win32.join(environment.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Beckon');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Beckon');
  const shared = environment.XDG_DATA_HOME;
  // The XDG rules say that a relative path is to be ignored.
  return posix.join(shared?.startsWith('/') ? shared : posix.join(home, '.local', 'share'), 'beckon');
};

const digits = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const upTo = (most: number) => digits.pipe(z.number().max(most));
const secondsAsMs = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,3})?$/)
  .transform((text) => Math.round(Number(text) * 1000))
  .pipe(z.number().min(100).max(3_600_000));
const DAY_MS = 86_400_000;
const daysAsMs = z
  .string()
  .regex(/^\d{1,4}(\.\d{1,4})?$/)
  .transform((text) => Math.round(Number(text) * DAY_MS))
  .pipe(
    z
      .number()
      .min(DAY_MS / 1000)
      .max(3650 * DAY_MS),
  );
const ipAddress = z.string().refine((text) => isIP(text) !== 0);
const hostName = z.string().regex(/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i);
const folder = z
  .string()
  .min(1)
  .transform((path) => resolve(path));
const relayUrls = z
  .string()
  .transform((text) => text.split(',').map((url) => url.trim()))
  .pipe(z.array(z.string().regex(/^turns?:[^\s,]+$/)).min(1));
/** Kinds are compared in small letters. */
const capacities = z
  .string()
  .regex(/^[^=,]+=\d{1,4}(,[^=,]+=\d{1,4})*$/)
  .transform((text) => text.split(',').map((pair) => pair.split('=')))
  .transform((pairs) =>
    Object.fromEntries(pairs.map(([kind = '', most]) => [kind.trim().toLowerCase(), Number(most)])),
  );
const file = folder;
const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);
const onOff = { schema: z.enum(['on', 'off']).transform((text) => text === 'on'), expects: 'on or off' } as const;
const bareFlag = { means: 'on', fallback: 'off', ...onOff } as const;

/** The options in the order of the help text. Keys are the names of the parsed values. */
export const optionTable = {
  port: {
    flag: 'port',
    takes: 'N',
    environment: 'BECKON_PORT',
    schema: upTo(65_535),
    expects: 'a whole number from 0 to 65535',
    fallback: '8787',
    doc: 'the one port for web page, REST, Socket.IO and WebSocket; 0 takes any free port',
  },
  bind: {
    flag: 'bind',
    takes: 'ADDR',
    environment: 'BECKON_BIND',
    schema: z.union([ipAddress, hostName]).optional(),
    expects: 'an IP address or host name of this machine',
    absent: 'all interfaces',
    doc: 'address to listen on',
  },
  dataFolder: {
    flag: 'data',
    takes: 'DIR',
    environment: 'BECKON_DATA',
    schema: folder,
    expects: 'a folder',
    fallback: defaultDataFolder,
    doc: 'folder for database, certificates, logs and files',
  },
  restoreFile: {
    flag: 'restore',
    takes: 'FILE',
    schema: file.optional(),
    expects: 'a file',
    absent: 'none',
    doc: 'backup to start from; the present database is kept beside it under another name',
  },
  tls: {
    flag: 'no-tls',
    means: 'off',
    environment: 'BECKON_TLS',
    ...onOff,
    fallback: 'on',
    doc: 'plain HTTP, for loopback or behind a proxy',
  },
  json: { flag: 'json', ...bareFlag, doc: 'one JSON line on stdout once ready, logs on stderr' },
  mediaIp: {
    flag: 'media-ip',
    takes: 'ADDR',
    environment: 'BECKON_MEDIA_IP',
    schema: ipAddress.optional(),
    expects: 'an IP address',
    absent: 'detected',
    doc: 'address announced in ICE candidates',
  },
  ringTimeoutMs: {
    flag: 'ring-timeout',
    takes: 'S',
    environment: 'BECKON_RING_TIMEOUT',
    schema: secondsAsMs,
    expects: 'a number of seconds from 0.1 to 3600',
    fallback: '60',
    doc: 'seconds until an unanswered call is missed',
  },
  p2pLimit: {
    flag: 'p2p-limit',
    takes: 'N',
    environment: 'BECKON_P2P_LIMIT',
    schema: upTo(100),
    expects: 'a whole number from 0 to 100',
    fallback: '2',
    doc: 'most participants of a P2P call; above it the call is SFU',
  },
  rateLimits: {
    flag: 'rate-limits',
    takes: 'on/off',
    environment: 'BECKON_RATE_LIMITS',
    ...onOff,
    fallback: 'on',
    doc: 'off only for load tests',
  },
  mediaSecret: {
    environment: 'BECKON_MEDIA_SECRET',
    schema: z
      .string()
      .regex(/^[\x21-\x7e]+$/)
      .optional(),
    expects: 'printable ASCII without spaces',
    absent: 'generated, kept',
    doc: 'the shared secret of the media server API',
    secret: true,
  },
  tokenLifeMs: {
    environment: 'BECKON_TOKEN_DAYS',
    schema: daysAsMs,
    expects: 'a number of days from 0.001 to 3650',
    fallback: '7',
    doc: 'days until a sign-in expires',
  },
  smtpUrl: {
    environment: 'BECKON_SMTP_URL',
    schema: z.url({ protocol: /^smtps?$/ }).optional(),
    expects: 'an address such as smtp://user:password@mail.example:587',
    absent: 'none, mail goes to the outbox that admins can read',
    doc: 'server that sends mail',
    secret: true,
  },
  translateUrl: {
    environment: 'BECKON_TRANSLATE_URL',
    schema: z.url({ protocol: /^https?$/ }).optional(),
    expects: 'an address such as http://127.0.0.1:5000',
    absent: 'none, captions stay as they were spoken',
    doc: 'translation server that speaks the LibreTranslate API',
  },
  turnUrls: {
    environment: 'BECKON_TURN_URL',
    schema: relayUrls.optional(),
    expects: 'addresses such as turn:turn.example:3478, separated by commas',
    absent: 'none',
    doc: 'relay for media, for people who find no direct way to each other',
  },
  turnSecret: {
    environment: 'BECKON_TURN_SECRET',
    schema: z.string().min(1).optional(),
    expects: 'text',
    absent: 'none',
    doc: 'secret shared with the relay; short-lived credentials are made from it',
    secret: true,
  },
  stunUrl: {
    environment: 'BECKON_STUN_URL',
    schema: z
      .string()
      .regex(/^stuns?:[^\s,]+$/)
      .optional(),
    expects: 'an address such as stun:stun.example:3478',
    absent: 'this server',
    doc: 'server that tells browsers the address they are seen under',
  },
  roomCapacities: {
    environment: 'BECKON_ROOM_CAPACITY',
    schema: capacities.optional(),
    expects: 'kinds of session with a number of people, such as Individual=2,Group=12',
    absent: 'Individual=2, others without a limit of their own',
    doc: 'most people in the room of a booked session, by its kind',
  },
  publicUrl: {
    environment: 'BECKON_PUBLIC_URL',
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    expects: 'an address such as https://meet.example.org',
    absent: 'the address that the asker used',
    doc: 'address under which others reach this server, for the links that it makes',
  },
  corsOrigins: {
    environment: 'BECKON_CORS_ORIGINS',
    schema: z
      .string()
      .transform((text) => text.split(',').map((origin) => origin.trim()))
      .pipe(z.array(z.url({ protocol: /^https?$/ })))
      .optional(),
    expects: 'addresses such as https://example.org,https://other.example',
    absent: 'as each API publishes',
    doc: 'web pages of other servers that may use the APIs which let only some in',
  },
  fileStorageMb: {
    environment: 'BECKON_FILE_STORAGE_MB',
    schema: upTo(999_999_999),
    expects: 'a whole number of megabytes',
    fallback: '10240',
    doc: 'most that all shared video files together take',
  },
  callLogLifeMs: {
    environment: 'BECKON_CALL_LOG_DAYS',
    schema: daysAsMs,
    expects: 'a number of days from 0.001 to 3650',
    fallback: '90',
    doc: 'days that the log of a call is kept after the call has ended',
  },
  discovery: {
    environment: 'BECKON_DISCOVERY',
    ...onOff,
    fallback: 'on',
    doc: 'tell the local network that this server is here',
  },
  logLevel: {
    environment: 'BECKON_LOG_LEVEL',
    schema: logLevel,
    expects: `one of ${logLevel.options.join(', ')}`,
    fallback: 'info',
    doc: 'least important log lines to write',
  },
  headless: { flag: 'headless', ...bareFlag, doc: 'start the server alone, without the desktop app' },
  help: { flag: 'help', ...bareFlag, doc: 'show this text' },
  version: { flag: 'version', ...bareFlag, doc: 'show the version' },
} as const satisfies Record<string, OptionRow>;
