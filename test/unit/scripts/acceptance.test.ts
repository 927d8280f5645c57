import { describe, expect, it } from 'vitest';
import { loadScript } from './load.ts';

interface TestRun {
  readonly file: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

interface Section {
  readonly lines: readonly { readonly id: string; readonly standing: string; readonly tests: readonly TestRun[] }[];
}

const { standingOf, unknownIds } = await loadScript<{
  standingOf: (documents: object, tests: readonly TestRun[]) => readonly Section[];
  unknownIds: (documents: object, tests: readonly TestRun[]) => readonly string[];
}>('lib/acceptance.mjs');
const { testsIn, brokenIn } = await loadScript<{
  testsIn: (result: object, root: string) => readonly TestRun[];
  brokenIn: (result: object, root: string) => readonly string[];
}>('lib/acceptance-results.mjs');
const { acceptanceReport } = await loadScript<{
  acceptanceReport: (sections: readonly Section[], options: { missingOnly: boolean }) => string;
}>('lib/acceptance-report.mjs');

const documents = {
  S8: { dialect: 'one', title: 'One', ids: { 'S8-R1': 'first', 'S8-R10': 'tenth', 'S8-X1': 'error' } },
  S9: { dialect: 'two', title: 'Two', ids: { 'S9-E1': 'event' } },
};
const run = (name: string, outcome: TestRun['outcome']): TestRun => ({ file: 'a.test.ts', name, outcome });

const standings = (tests: readonly TestRun[]): object =>
  Object.fromEntries(
    standingOf(documents, tests).flatMap(({ lines }) => lines.map(({ id, standing }) => [id, standing])),
  );

describe('the standing of a promise', () => {
  it('is proven by one passing test, and not by another id that begins alike', () => {
    expect(standings([run('S8-R10 S9-E1 works', 'passed')])).toEqual({
      'S8-R1': 'none',
      'S8-R10': 'proven',
      'S8-X1': 'none',
      'S9-E1': 'proven',
    });
  });

  it('is failing as soon as one of its tests fails', () => {
    expect(standings([run('S8-R1', 'passed'), run('S8-R1', 'failed')])).toMatchObject({ 'S8-R1': 'failing' });
  });

  it('is not proven by a skipped test', () => {
    expect(standings([run('S8-R1', 'skipped')])).toMatchObject({ 'S8-R1': 'none' });
  });

  it('is unknown for an id that no document has', () => {
    expect(unknownIds(documents, [run('S8-R1 S8-R99', 'passed')])).toEqual(['S8-R99']);
  });
});

describe('results', () => {
  it('are read from Vitest', () => {
    const test = { ancestorTitles: ['group'], title: 'S8-R1 works', status: 'passed' };
    const result = { testResults: [{ name: '/project/test/a.test.ts', status: 'passed', assertionResults: [test] }] };
    expect(testsIn(result, '/project')).toEqual([
      { file: 'test/a.test.ts', name: 'group > S8-R1 works', outcome: 'passed' },
    ]);
  });

  it('are read from Playwright, at every depth', () => {
    const spec = { file: 'b.spec.ts', title: 'S9-E1 works', tests: [{ status: 'flaky' }, { status: 'unexpected' }] };
    const suites = [{ title: 'b.spec.ts', suites: [{ title: 'group', specs: [spec] }] }];
    const result = { config: { rootDir: '/project/test/e2e' }, suites };
    expect(testsIn(result, '/project')).toEqual([
      { file: 'test/e2e/b.spec.ts', name: 'group > S9-E1 works', outcome: 'passed' },
      { file: 'test/e2e/b.spec.ts', name: 'group > S9-E1 works', outcome: 'failed' },
    ]);
  });

  it('tell which files could not run', () => {
    const result = {
      testResults: [{ name: '/project/c.test.ts', status: 'failed', message: 'no', assertionResults: [] }],
    };
    expect(brokenIn(result, '/project')).toEqual(['c.test.ts could not run: no']);
  });
});

describe('the report', () => {
  const sections = standingOf(documents, [run('S8-R1 works', 'passed'), run('S8-X1 works', 'failed')]);

  it('lists every id with its tests, and sums per document and over all', () => {
    const lines = acceptanceReport(sections, { missingOnly: false }).split('\n');
    expect(lines).toContain('proven   S8-R1   first');
    expect(lines.some((line) => line.trim() === 'passed: a.test.ts > S8-R1 works')).toBe(true);
    expect(lines).toContain('S8: 1 proven, 1 failing, 1 none, of 3');
    expect(lines).toContain('all: 1 proven, 1 failing, 2 none, of 4');
  });

  it('can leave out what is proven, but not out of the sums', () => {
    const report = acceptanceReport(sections, { missingOnly: true });
    expect(report).not.toContain('S8-R1 ');
    expect(report).toContain('S8: 1 proven');
  });
});
