import type { JsonObject } from './json-schema.ts';

/** Version of the published APIs, not of the program: a breaking change gets new paths and a new number. */
const API_VERSION = '1.0.0';

/** What either document says about itself. */
export const apiInfo = (description: string): JsonObject => ({ title: 'Beckon', version: API_VERSION, description });
