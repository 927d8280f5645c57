import { readdirSync } from 'node:fs';
import type { Dialect } from '#server/dialects/dialect.ts';
import type { InboundEntry, OutboundEntry, RequestEntry, RouteEntry } from '#shared/dialects/entry.ts';

/** A published API as its catalog declares it. */
export interface Catalog {
  readonly name: string;
  readonly title: string;
  readonly routes: Readonly<Record<string, RouteEntry>>;
  readonly requests: Readonly<Record<string, RequestEntry>>;
  readonly inbounds: Readonly<Record<string, InboundEntry>>;
  readonly outbounds: Readonly<Record<string, OutboundEntry>>;
}

/** A catalog, and the translator that serves it. */
export interface PublishedApi {
  readonly name: string;
  readonly catalog: Catalog;
  readonly dialect: Dialect;
}

const catalogFolder = new URL('../../../src-shared/dialects/', import.meta.url);
const translatorFolder = new URL('../../../src-main/server/dialects/', import.meta.url);

const foldersIn = (url: URL): string[] =>
  readdirSync(url, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The published APIs, by the folders of their catalogs. */
export const catalogNames: readonly string[] = foldersIn(catalogFolder);

/** The translators, by their folders. */
export const translatorNames: readonly string[] = foldersIn(translatorFolder);

const isCatalog = (value: unknown): value is Catalog =>
  typeof value === 'object' && value !== null && 'requests' in value && 'inbounds' in value && 'outbounds' in value;

const isDialect = (value: unknown): value is Dialect =>
  typeof value === 'object' && value !== null && 'messages' in value && 'events' in value && 'toHttpError' in value;

/** The one export of a door that is of the wanted kind; a missing door fails. */
const load = async <T>(door: URL, isWanted: (value: unknown) => value is T): Promise<T> => {
  const exported: Record<string, unknown> = await import(door.href);
  const [found, ...others] = Object.values(exported).filter(isWanted);
  if (!found || others.length > 0) throw new Error(`${door.pathname} has to export exactly one such value`);
  return found;
};

/** Every published API of the project. A catalog without a translator fails here. */
export const publishedApis: readonly PublishedApi[] = await Promise.all(
  catalogNames.map(async (name) => ({
    name,
    catalog: await load(new URL(`${name}/index.ts`, catalogFolder), isCatalog),
    dialect: await load(new URL(`${name}/index.ts`, translatorFolder), isDialect),
  })),
);
