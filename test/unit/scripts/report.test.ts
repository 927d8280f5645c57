import { describe, expect, it } from 'vitest';
import { loadScript } from './load.ts';

interface Outcome {
  name: string;
  passed: number;
  failures: string[];
  skipped: { name: string; reason: string }[];
  seconds: number;
  ranOn?: string;
}

const { report } = await loadScript<{
  report: (outcomes: Outcome[]) => string;
}>('testing/report.mjs');

const outcomes: Outcome[] = [
  { name: 'types', passed: 1, failures: [], skipped: [], seconds: 2.345 },
  {
    name: 'media',
    passed: 10,
    failures: ['a.test.ts > breaks'],
    skipped: [{ name: 'b.test.ts > needs a camera', reason: 'no camera here' }],
    seconds: 61,
  },
];

describe('report', () => {
  it('says what tests ran on, where that is not always the same', () => {
    const desktop = { name: 'desktop', passed: 3, failures: [], skipped: [], seconds: 5, ranOn: 'the stand-in' };
    expect(report([...outcomes, desktop])).toContain('Ran on:\n  desktop: the stand-in\n');
    expect(report(outcomes)).not.toContain('Ran on');
  });

  it('ends with the sums and nothing after them', () => {
    expect(report(outcomes).split('\n').slice(-2)).toEqual(['11 passed, 1 failed, 1 skipped', '']);
  });

  it('has an aligned row for every runner', () => {
    const lines = report(outcomes).split('\n');
    expect(lines).toContain('types        1       0        0      2.3');
    expect(lines).toContain('media       10       1        1     61.0');
  });

  it('names what failed, and what was skipped with the reason', () => {
    const text = report(outcomes);
    expect(text).toContain('  media: a.test.ts > breaks');
    expect(text).toContain('  media: b.test.ts > needs a camera: no camera here');
  });

  it('leaves out empty sections', () => {
    const text = report(outcomes.slice(0, 1));
    expect(text).not.toContain('Failed:');
    expect(text).not.toContain('Skipped:');
  });

  it('sums nothing to zeros', () => {
    expect(report([])).toMatch(/\n0 passed, 0 failed, 0 skipped\n$/);
  });
});
