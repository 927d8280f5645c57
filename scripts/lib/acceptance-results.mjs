/** @typedef {import('./acceptance.mjs').TestRun} TestRun */

/** @type {Record<string, TestRun['outcome']>} what the two runners call an outcome */
const outcomes = { passed: 'passed', expected: 'passed', flaky: 'passed', failed: 'failed', unexpected: 'failed' };

/**
 * Reads the JSON of Vitest or of Playwright.
 * @param {any} result
 * @param {string} root
 * @returns {TestRun[]}
 */
export function testsIn(result, root) {
  if (Array.isArray(result?.testResults)) return fromVitest(result, root);
  if (Array.isArray(result?.suites)) return fromPlaywright(result, root);
  throw new Error('This is neither the JSON of Vitest nor that of Playwright.');
}

/**
 * What kept tests from running at all, so that what they would prove is not known.
 * @param {any} result
 * @param {string} root
 * @returns {string[]}
 */
export function brokenIn(result, root) {
  const modules = (result.testResults ?? []).filter(
    (/** @type {any} */ module) => module.status === 'failed' && module.assertionResults.length === 0,
  );
  return [
    ...modules.map((/** @type {any} */ module) => `${relativeTo(root, module.name)} could not run: ${module.message}`),
    ...(result.errors ?? []).map((/** @type {any} */ error) => `Playwright failed: ${error.message}`),
  ];
}

/**
 * @param {any} result
 * @param {string} root
 * @returns {TestRun[]}
 */
function fromVitest(result, root) {
  return result.testResults.flatMap((/** @type {any} */ module) =>
    module.assertionResults.map((/** @type {any} */ test) => ({
      file: relativeTo(root, module.name),
      name: [...test.ancestorTitles, test.title].join(' > '),
      outcome: outcomes[test.status] ?? 'skipped',
    })),
  );
}

/**
 * @param {any} result
 * @param {string} root
 * @returns {TestRun[]}
 */
function fromPlaywright(result, root) {
  const fileOf = (/** @type {any} */ spec) => relativeTo(root, `${result.config.rootDir}/${spec.file}`);
  return result.suites.flatMap((/** @type {any} */ suite) => fromSuite(suite, [], fileOf));
}

/**
 * @param {any} suite
 * @param {string[]} titles of the suites around it
 * @param {(spec: any) => string} fileOf
 * @returns {TestRun[]}
 */
function fromSuite(suite, titles, fileOf) {
  const inner = (suite.suites ?? []).flatMap((/** @type {any} */ child) =>
    fromSuite(child, [...titles, child.title], fileOf),
  );
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests.map((/** @type {any} */ test) => ({
      file: fileOf(spec),
      name: [...titles, spec.title].join(' > '),
      outcome: outcomes[test.status] ?? 'skipped',
    })),
  );
  return [...own, ...inner];
}

/**
 * @param {string} root
 * @param {string} path
 */
function relativeTo(root, path) {
  const slashed = path.replaceAll('\\', '/');
  const base = `${root.replaceAll('\\', '/')}/`;
  return slashed.startsWith(base) ? slashed.slice(base.length) : slashed;
}
