import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';
import { feedAddress, shortcut } from '#shared/ipc/settings.ipc.ts';
import { keptServer } from '../servers/known-servers.ts';

/** Where a window was when it was closed, in points of the whole desktop. */
const windowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().check(z.minimum(1)),
  height: z.int().check(z.minimum(1)),
  isMaximized: z.boolean(),
});

/** Where a window was when it was closed. */
export type WindowPlace = z.output<typeof windowPlace>;

const kept = orElse(z.nullable(windowPlace), null);
const keptPlaces = z.object({ main: kept, control: kept, mini: kept });

/** Each field that is missing or damaged falls back by itself; the others stay. */
const settings = z.object({
  version: z.literal(1),
  /** Of menus and the tray; null until a page has said it. */
  language: orElse(z.nullable(z.enum(['en', 'fr', 'es'])), null),
  /** The chosen server: `own`, the id of a known one, or none. */
  server: orElse(z.nullable(z.string()), null),
  /** Where the own server listened last time. */
  hostingPort: orElse(z.nullable(z.int().check(z.minimum(1), z.maximum(65_535))), null),
  servers: orElse(z.array(keptServer), []),
  /** Of the page, for what the system draws. */
  theme: orElse(z.enum(['light', 'dark', 'system']), 'system'),
  closeToTray: orElse(z.boolean(), true),
  /** That the app stayed in the tray was said once. */
  toldOfTray: orElse(z.boolean(), false),
  ringWindow: orElse(z.boolean(), true),
  miniCall: orElse(z.boolean(), true),
  muteShortcut: orElse(z.nullable(shortcut), 'CommandOrControl+Shift+M'),
  updateFeed: orElse(z.nullable(feedAddress), null),
  /** Where windows were last time; null before the first. */
  windows: orElse(keptPlaces, keptPlaces.parse({})),
});

/** What this app remembers, apart from secrets. */
export type Settings = z.output<typeof settings>;

/** Brings settings of version n to version n + 1, by place in the list. Nothing is thrown away that a later version could read. */
export type Migration = (old: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Version 0 is a file that says no version. */
const migrations: readonly Migration[] = [(old) => ({ ...old, version: 1 })];

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const versionOf = ({ version }: Readonly<Record<string, unknown>>): number =>
  typeof version === 'number' && Number.isInteger(version) && version >= 0 ? version : 0;

/** Runs the migrations that a value still lacks. One from a newer app is taken as it is. */
export const migrate = (value: unknown, steps: readonly Migration[]): Readonly<Record<string, unknown>> =>
  steps.slice(versionOf(asRecord(value))).reduce((old, step) => step(old), asRecord(value));

/** Settings from whatever the file holds. */
export const readSettings = (value: unknown): Settings => settings.parse({ ...migrate(value, migrations), version: 1 });
