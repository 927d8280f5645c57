import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { optionTable } from '#server/option-table.ts';
import { parseCommandLine } from '#server/options.ts';

const text = readFileSync(resolve(import.meta.dirname, '../../.env.example'), 'utf8');
/** What the file would set if every line counted. */
const given = parseEnv(text.replaceAll(/^#(?=[A-Z_\d]+=)/gm, ''));
const OF_SCRIPTS = ['MEDIASOUP_WORKER_BIN', 'BECKON_CHROMIUM'];

const host = (environment: Record<string, string | undefined>) => ({
  environment,
  platform: 'linux' as const,
  home: '/home/ada',
});

describe('.env.example', () => {
  it('S2-L37 lists every environment variable of the option table, and no other', () => {
    const known = Object.values(optionTable).flatMap((row) => ('environment' in row ? [row.environment] : []));
    expect(Object.keys(given).sort()).toEqual([...known, ...OF_SCRIPTS].sort());
  });

  it('S2-L37 sets nothing until somebody takes a # away', () => {
    expect(parseEnv(text)).toEqual({});
  });

  it('S2-L37 shows the values that count without it', () => {
    expect(parseCommandLine([], host(given))).toEqual(parseCommandLine([], host({})));
  });
});
