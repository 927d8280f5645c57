import { describe, expect, it } from 'vitest';
import { functionsOf, isDataTable } from './support/functions-of.ts';
import { allSources, productSources } from './support/sources.ts';

/** The value that this share of all values does not exceed. */
const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.ceil(share * sorted.length) - 1];
  if (value === undefined) throw new Error('There is nothing to measure');
  return value;
};

const measured = productSources.filter((source) => !isDataTable(source));
const functions = measured.flatMap(functionsOf);
const fileLines = measured.map(({ lines }) => lines);
const functionLines = functions.map(({ lines }) => lines);

describe('files', () => {
  it('have at most 80 lines in the middle and 250 at the 95th percentile', () => {
    expect(quantile(fileLines, 0.5)).toBeLessThanOrEqual(80);
    expect(quantile(fileLines, 0.95)).toBeLessThanOrEqual(250);
  });

  it('never have more than 400 lines, tests included', () => {
    const long = allSources().filter((source) => source.lines > 400 && !isDataTable(source));
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });
});

describe('functions', () => {
  it('have at most 40 lines at the 95th percentile', () => {
    expect(quantile(functionLines, 0.95)).toBeLessThanOrEqual(40);
  });

  it('never have more than 80 lines', () => {
    const long = functions.filter(({ lines }) => lines > 80);
    expect(long.map(({ place, lines }) => `${place}: ${lines}`)).toEqual([]);
  });
});
