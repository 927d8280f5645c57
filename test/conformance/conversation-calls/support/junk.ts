/** An array in an array in an array, so many times. */
export const nested = (depth: number): unknown => {
  let value: unknown = [];
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
};

/** What a program may send where something else belongs. */
export const JUNK: readonly unknown[] = [
  undefined,
  null,
  true,
  42,
  -1,
  1e308,
  '',
  'x',
  '\u0000',
  '../../etc/passwd',
  "' or 1=1 --",
  'x'.repeat(5_000),
  [],
  [null],
  {},
  { $ne: null },
  { toString: 1, valueOf: 1, length: -1 },
  nested(300),
];

type Json = Record<string, unknown>;

/** Every copy of the value in which exactly one field, at any depth, is junk or missing. */
export const spoiled = (value: Json): Json[] =>
  Object.entries(value).flatMap(([key, part]) => {
    const { [key]: _without, ...rest } = value;
    const isObject = typeof part === 'object' && part !== null && !Array.isArray(part);
    const deeper = isObject ? spoiled(part as Json) : [];
    return [rest, ...[...JUNK, ...deeper].map((other) => ({ ...value, [key]: other }))];
  });
