import { relative } from 'node:path';
import { emptyResult, saveResult } from './result.mjs';

/** Leaves what Playwright counted where the test script reads it. */
// oxlint-disable-next-line import/no-default-export -- the test runner asks for it
export default class ResultReporter {
  #result = emptyResult();
  /** @type {import('@playwright/test/reporter').Suite | undefined} */
  #suite;

  printsToStdio() {
    return false;
  }

  /**
   * @param {import('@playwright/test/reporter').FullConfig} config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(config, suite) {
    this.#suite = suite;
    const { ranOn } = config.metadata;
    if (typeof ranOn === 'string') this.#result.ranOn = ranOn;
  }

  /** @param {import('@playwright/test/reporter').TestError} error */
  onError(error) {
    this.#result.errors.push((error.message ?? 'unknown error').split('\n')[0]);
  }

  onEnd() {
    for (const test of this.#suite?.allTests() ?? []) add(this.#result, test);
    saveResult(this.#result);
  }
}

/**
 * @param {import('./result.mjs').Result} result
 * @param {import('@playwright/test/reporter').TestCase} test
 */
function add(result, test) {
  const titles = test.titlePath().slice(3).join(' > ');
  const name = `${relative(process.cwd(), test.location.file)} > ${titles}`;
  const outcome = test.outcome();
  if (outcome === 'expected' || outcome === 'flaky') result.passed += 1;
  else if (outcome === 'unexpected') result.failed.push(name);
  else result.skipped.push({ name, reason: skipReason(test) });
}

/** @param {import('@playwright/test/reporter').TestCase} test */
function skipReason(test) {
  const annotations = [...test.annotations, ...test.results.flatMap((run) => run.annotations)];
  const mark = annotations.find((annotation) => annotation.type === 'skip' || annotation.type === 'fixme');
  if (!mark) return 'did not run, an earlier failure stopped its group';
  return mark.description ?? 'no reason given';
}
