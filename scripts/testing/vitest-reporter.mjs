import { emptyResult, saveResult } from './result.mjs';

/** Vitest's own JSON lacks the reasons of skipped tests. */
// oxlint-disable-next-line import/no-default-export -- the test runner asks for it
export default class ResultReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<{ message?: string }>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const result = emptyResult();
    for (const module of modules) {
      for (const test of module.children.allTests()) add(result, test, module.relativeModuleId);
      const broken = [module, ...module.children.allSuites()].flatMap((suite) => suite.errors());
      for (const error of broken) result.errors.push(`${module.relativeModuleId}: ${firstLine(error.message)}`);
    }
    for (const error of unhandledErrors) result.errors.push(firstLine(error.message));
    saveResult(result);
  }
}

/**
 * @param {import('./result.mjs').Result} result
 * @param {import('vitest/node').TestCase} test
 * @param {string} file
 */
function add(result, test, file) {
  const name = `${file} > ${test.fullName}`;
  const outcome = test.result();
  if (outcome.state === 'passed') result.passed += 1;
  else if (outcome.state === 'failed') result.failed.push(name);
  else if (outcome.state === 'skipped') {
    const unnamed = test.options.mode === 'todo' ? 'to do' : 'no reason given';
    result.skipped.push({ name, reason: outcome.note ?? unnamed });
  } else result.errors.push(`${name}: did not finish`);
}

/** @param {string | undefined} text */
function firstLine(text) {
  return (text ?? 'unknown error').split('\n')[0];
}
