import type { Dialect } from '../../dialects/dialect.ts';
import type { JsonObject } from './json-schema.ts';

/** Version of the published APIs, not of the program: a breaking change gets new paths and a new number. */
const API_VERSION = '1.0.0';

/** What a document says about itself. */
export const apiInfo = (dialects: readonly Dialect[], description: string): JsonObject => {
  const [only, ...others] = dialects;
  const title = only && others.length === 0 ? `Beckon: ${only.title}` : 'Beckon';
  return { title, version: API_VERSION, description };
};
