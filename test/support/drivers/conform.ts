import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** Checks that the value is exactly as published: no field wrong, missing, or unknown to the catalog. */
export const conform = <S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> => {
  const parsed = schema.safeParse(value);
  const shown = JSON.stringify(value);
  if (!parsed.success) throw new Error(`${what} is not as published: ${z.prettifyError(parsed.error)}\n${shown}`);
  if (!isDeepStrictEqual(parsed.data, value)) throw new Error(`${what} has more than what is published: ${shown}`);
  return parsed.data;
};
