import { homedir } from 'node:os';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { type Host, type OptionRow, optionTable } from './option-table.ts';

type Values = { readonly [Key in keyof typeof optionTable]: z.output<(typeof optionTable)[Key]['schema']> };

/** How the server shall run. Durations are milliseconds; an absent value means "all", "detect", "generate" or "none". */
export type ServerOptions = Omit<Values, 'help' | 'version'>;

/** What the command line asks for. */
export type CommandLine =
  | { readonly kind: 'serve'; readonly options: ServerOptions }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' };

interface GivenText {
  /** What the person wrote it by: a flag or a variable. */
  readonly source: string;
  readonly text: string;
}

const thisHost = (): Host => ({ environment: process.env, platform: process.platform, home: homedir() });

const rows: readonly (readonly [string, OptionRow])[] = Object.entries(optionTable);

const byFlag = new Map(rows.flatMap(([key, row]) => (row.flag ? [[row.flag, { key, row }]] : [])));

/**
 * Reads arguments (without node and script) and environment; arguments win, empty variables count as unset.
 * The error is one line for stderr, with which the caller exits with code 2.
 */
export const parseCommandLine = (args: readonly string[], host: Host = thisHost()): Result<CommandLine, string> => {
  const given = readArguments(args);
  if (!given.ok) return given;
  const values: Record<string, unknown> = {};
  for (const [key, row] of rows) {
    const found = given.value.get(key) ?? readVariable(row, host);
    const parsed = row.schema.safeParse(found?.text ?? fallbackOf(row, host));
    if (!parsed.success) return err(complaint(row, found));
    values[key] = parsed.data;
  }
  // Every row of the table has been read by its own schema.
  const { help, version, ...options } = values as Values;
  if (help) return ok({ kind: 'help', text: helpText(host) });
  return ok(version ? { kind: 'version' } : { kind: 'serve', options });
};

const readArguments = (args: readonly string[]): Result<ReadonlyMap<string, GivenText>, string> => {
  const options = Object.fromEntries(
    [...byFlag].map(([flag, { row }]) => [flag, { type: row.takes ? ('string' as const) : ('boolean' as const) }]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const given = new Map<string, GivenText>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') return unknown(`argument ${JSON.stringify(token.value)}`);
    const found = byFlag.get(token.name);
    if (!found) return unknown(`option ${token.rawName}`);
    const text = textOf(found.row, token);
    if (!text.ok) return text;
    given.set(found.key, { source: token.rawName, text: text.value });
  }
  return ok(given);
};

const unknown = (what: string) => err(`Unknown ${what}. --help lists the options.`);

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

const textOf = (row: OptionRow, { rawName, value, inlineValue }: OptionToken): Result<string, string> => {
  if (!row.takes) return value === undefined ? ok(row.means ?? 'on') : err(`${rawName} takes no value.`);
  // "--port --json" is a forgotten value; who means it writes "--data=--json".
  const forgotten = value === undefined || (!inlineValue && value.startsWith('--'));
  return forgotten ? err(`${rawName} needs a value: ${row.expects}.`) : ok(value);
};

const readVariable = ({ environment }: OptionRow, host: Host): GivenText | undefined => {
  const text = environment && host.environment[environment];
  return environment && text ? { source: environment, text } : undefined;
};

const fallbackOf = ({ fallback }: OptionRow, host: Host): string | undefined =>
  typeof fallback === 'function' ? fallback(host) : fallback;

const complaint = (row: OptionRow, found: GivenText | undefined): string =>
  `${found?.source} must be ${row.expects}${row.secret ? '' : `, not ${JSON.stringify(found?.text)}`}.`;

const helpText = (host: Host): string => {
  const lines = rows.map(([, row]) => {
    const flag = [row.flag && `--${row.flag}`, row.takes].filter(Boolean).join(' ');
    const fallback = row.takes || !row.flag ? (row.absent ?? fallbackOf(row, host)) : undefined;
    const variable = row.means && row.environment ? `${row.environment}=${row.means}` : row.environment;
    const facts = [flag && variable, fallback && `default: ${fallback}`].filter(Boolean).join('; ');
    return { name: flag || row.environment || '', text: facts ? `${row.doc} (${facts})` : row.doc };
  });
  const width = Math.max(...lines.map(({ name }) => name.length));
  return ['Usage: beckon [options]', '', ...lines.map(({ name, text }) => `  ${name.padEnd(width)}  ${text}`)].join(
    '\n',
  );
};
