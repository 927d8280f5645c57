import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Host, defaultDataFolder } from '#server/option-table.ts';
import { type ServerOptions, parseCommandLine } from '#server/options.ts';

const host = (environment: Host['environment'] = {}): Host => ({ environment, platform: 'linux', home: '/home/ada' });

const optionsOf = (args: string[], environment?: Host['environment']): ServerOptions => {
  const parsed = parseCommandLine(args, host(environment));
  if (!parsed.ok || parsed.value.kind !== 'serve') throw new Error(`Not served: ${JSON.stringify(parsed)}`);
  return parsed.value.options;
};

const errorOf = (args: string[], environment?: Host['environment']): string => {
  const parsed = parseCommandLine(args, host(environment));
  if (parsed.ok) throw new Error(`No error: ${JSON.stringify(parsed)}`);
  return parsed.error;
};

describe('options', () => {
  it('S3-L1 has the documented defaults', () => {
    expect(optionsOf([])).toEqual({
      port: 8787,
      bind: undefined,
      dataFolder: '/home/ada/.local/share/beckon',
      tls: true,
      json: false,
      mediaIp: undefined,
      ringTimeoutMs: 60_000,
      p2pLimit: 2,
      rateLimits: true,
      mediaSecret: undefined,
      tokenLifeMs: 604_800_000,
      smtpUrl: undefined,
      translateUrl: undefined,
      corsOrigins: undefined,
      fileStorageMb: 10_240,
      callLogLifeMs: 7_776_000_000,
      roomCapacities: undefined,
      stunUrl: undefined,
      turnUrls: undefined,
      turnSecret: undefined,
      discovery: true,
      logLevel: 'info',
      headless: false,
    });
  });

  it.each<[string[], Partial<ServerOptions>]>([
    [['--port', '0'], { port: 0 }],
    [['--port=65535'], { port: 65_535 }],
    [['--bind', '127.0.0.1'], { bind: '127.0.0.1' }],
    [['--bind', '::'], { bind: '::' }],
    [['--bind', 'localhost'], { bind: 'localhost' }],
    [['--data', '/srv/beckon'], { dataFolder: '/srv/beckon' }],
    [['--data', 'here'], { dataFolder: resolve('here') }],
    [['--data=--odd'], { dataFolder: resolve('--odd') }],
    [['--no-tls'], { tls: false }],
    [['--json'], { json: true }],
    [['--media-ip', 'fd00::2'], { mediaIp: 'fd00::2' }],
    [['--ring-timeout', '5'], { ringTimeoutMs: 5000 }],
    [['--ring-timeout', '0.25'], { ringTimeoutMs: 250 }],
    [['--p2p-limit', '4'], { p2pLimit: 4 }],
    [['--rate-limits', 'off'], { rateLimits: false }],
    [['--headless'], { headless: true }],
    [['--port', '1', '--port', '2'], { port: 2 }],
    [['--no-tls', '--json', '--port', '9000'], { tls: false, json: true, port: 9000 }],
  ])('%j gives %o', (args, expected) => {
    expect(optionsOf(args)).toMatchObject(expected);
  });

  it.each<[Host['environment'], Partial<ServerOptions>]>([
    [{ BECKON_PORT: '9001' }, { port: 9001 }],
    [{ BECKON_BIND: '10.0.0.7' }, { bind: '10.0.0.7' }],
    [{ BECKON_DATA: '/data' }, { dataFolder: '/data' }],
    [{ BECKON_TLS: 'off' }, { tls: false }],
    [{ BECKON_TLS: 'on' }, { tls: true }],
    [{ BECKON_MEDIA_IP: '10.0.0.7' }, { mediaIp: '10.0.0.7' }],
    [{ BECKON_RING_TIMEOUT: '30' }, { ringTimeoutMs: 30_000 }],
    [{ BECKON_P2P_LIMIT: '0' }, { p2pLimit: 0 }],
    [{ BECKON_RATE_LIMITS: 'off' }, { rateLimits: false }],
    [{ BECKON_MEDIA_SECRET: 's3cret' }, { mediaSecret: 's3cret' }],
    [{ BECKON_TOKEN_DAYS: '0.5' }, { tokenLifeMs: 43_200_000 }],
    [{ BECKON_CALL_LOG_DAYS: '30' }, { callLogLifeMs: 2_592_000_000 }],
    [{ BECKON_SMTP_URL: 'smtps://u:p@mail.example:465' }, { smtpUrl: 'smtps://u:p@mail.example:465' }],
    [{ BECKON_TRANSLATE_URL: 'http://127.0.0.1:5000' }, { translateUrl: 'http://127.0.0.1:5000' }],
    [
      { BECKON_TURN_URL: 'turn:a.example, turns:b.example:5349' },
      { turnUrls: ['turn:a.example', 'turns:b.example:5349'] },
    ],
    [{ BECKON_TURN_SECRET: 's3cret' }, { turnSecret: 's3cret' }],
    [{ BECKON_STUN_URL: 'stun:stun.example:3478' }, { stunUrl: 'stun:stun.example:3478' }],
    [{ BECKON_ROOM_CAPACITY: 'Individual=3, Group =12' }, { roomCapacities: { individual: 3, group: 12 } }],
    [{ BECKON_LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    [{ BECKON_PORT: '' }, { port: 8787 }],
  ])('environment %j gives %o', (environment, expected) => {
    expect(optionsOf([], environment)).toMatchObject(expected);
  });

  it('prefers the command line to the environment', () => {
    const environment = { BECKON_PORT: '1', BECKON_TLS: 'on', BECKON_DATA: '/a' };
    expect(optionsOf(['--port', '2', '--no-tls', '--data', '/b'], environment)).toMatchObject({
      port: 2,
      tls: false,
      dataFolder: '/b',
    });
  });

  it('does not complain about a bad variable that the command line overrules', () => {
    expect(optionsOf(['--port', '2'], { BECKON_PORT: 'none' }).port).toBe(2);
  });
});

describe('bad options', () => {
  it.each([
    [['--port', 'x'], '--port must be a whole number from 0 to 65535, not "x".'],
    [['--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536".'],
    [['--port', '-1'], '--port must be a whole number from 0 to 65535, not "-1".'],
    [['--port', '1.5'], '--port must be a whole number from 0 to 65535, not "1.5".'],
    [['--port='], '--port must be a whole number from 0 to 65535, not "".'],
    [['--port'], '--port needs a value: a whole number from 0 to 65535.'],
    [['--port', '--json'], '--port needs a value: a whole number from 0 to 65535.'],
    [['--bind', 'a b'], '--bind must be an IP address or host name of this machine, not "a b".'],
    [['--data='], '--data must be a folder, not "".'],
    [['--media-ip', 'example.org'], '--media-ip must be an IP address, not "example.org".'],
    [['--ring-timeout', '0'], '--ring-timeout must be a number of seconds from 0.1 to 3600, not "0".'],
    [['--p2p-limit', '101'], '--p2p-limit must be a whole number from 0 to 100, not "101".'],
    [['--rate-limits', 'no'], '--rate-limits must be on or off, not "no".'],
    [['--json=yes'], '--json takes no value.'],
    [['--tls'], 'Unknown option --tls. --help lists the options.'],
    [['--prot', '80'], 'Unknown option --prot. --help lists the options.'],
    [['-p', '80'], 'Unknown option -p. --help lists the options.'],
    [['start'], 'Unknown argument "start". --help lists the options.'],
  ])('%j: %s', (args, message) => {
    expect(errorOf(args)).toBe(message);
  });

  it('names the variable at fault', () => {
    expect(errorOf([], { BECKON_TLS: 'maybe' })).toBe('BECKON_TLS must be on or off, not "maybe".');
  });

  it.each([
    [{ BECKON_TOKEN_DAYS: '0' }],
    [{ BECKON_TURN_URL: 'turn:a.example,http://b.example' }],
    [{ BECKON_TURN_URL: ',' }],
    [{ BECKON_STUN_URL: 'turn:a.example' }],
    [{ BECKON_ROOM_CAPACITY: 'Individual' }],
    [{ BECKON_ROOM_CAPACITY: 'Individual=many' }],
  ])('refuses %j', (environment) => {
    const [name] = Object.keys(environment);
    expect(errorOf([], environment)).toMatch(new RegExp(`^${name} must be `));
  });

  it('is always one line', () => {
    expect(errorOf(['--port', '1\n2'])).not.toContain('\n');
    expect(errorOf(['a\nb'])).not.toContain('\n');
  });

  it.each(['BECKON_MEDIA_SECRET', 'BECKON_SMTP_URL'])('never shows the value of %s', (name) => {
    expect(errorOf([], { [name]: 'hush hush' })).toMatch(new RegExp(`^${name} must be `));
    expect(errorOf([], { [name]: 'hush hush' })).not.toContain('hush');
  });
});

describe('help and version', () => {
  it('lists every option with its variable and default', () => {
    const parsed = parseCommandLine(['--help', '--port', '1'], host());
    if (!parsed.ok || parsed.value.kind !== 'help') throw new Error('No help');
    const { text } = parsed.value;
    expect(text).toMatch(/^ {2}--port N .*\(BECKON_PORT; default: 8787\)$/m);
    expect(text).toMatch(/^ {2}--data DIR .*\(BECKON_DATA; default: \/home\/ada\/\.local\/share\/beckon\)$/m);
    expect(text).toMatch(/^ {2}--no-tls .*\(BECKON_TLS=off\)$/m);
    expect(text).toMatch(/^ {2}--bind ADDR .*\(BECKON_BIND; default: all interfaces\)$/m);
    expect(text).toMatch(/^ {2}BECKON_SMTP_URL .*$/m);
    for (const flag of [
      'json',
      'media-ip',
      'ring-timeout',
      'p2p-limit',
      'rate-limits',
      'headless',
      'help',
      'version',
    ]) {
      expect(text).toContain(`--${flag}`);
    }
  });

  it('asks for the version', () => {
    expect(parseCommandLine(['--version'], host())).toEqual({ ok: true, value: { kind: 'version' } });
  });
});

describe('default data folder', () => {
  it.each<[string, Host, string]>([
    ['Linux', host(), '/home/ada/.local/share/beckon'],
    ['Linux with XDG', host({ XDG_DATA_HOME: '/xdg' }), '/xdg/beckon'],
    [
      'Linux with a relative XDG, which counts as unset',
      host({ XDG_DATA_HOME: 'xdg' }),
      '/home/ada/.local/share/beckon',
    ],
    [
      'macOS',
      { environment: {}, platform: 'darwin', home: '/Users/ada' },
      '/Users/ada/Library/Application Support/Beckon',
    ],
    [
      'Windows',
      { environment: { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' }, platform: 'win32', home: 'C:\\Users\\ada' },
      'C:\\Users\\ada\\AppData\\Roaming\\Beckon',
    ],
    [
      'Windows without APPDATA',
      { environment: {}, platform: 'win32', home: 'C:\\Users\\ada' },
      'C:\\Users\\ada\\AppData\\Roaming\\Beckon',
    ],
  ])('on %s', (_name, where, folder) => {
    expect(defaultDataFolder(where)).toBe(folder);
  });
});
