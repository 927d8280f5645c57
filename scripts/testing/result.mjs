import { readFileSync, writeFileSync } from 'node:fs';

/** Environment variable with the file a test runner leaves its result in. */
export const RESULT_FILE = 'BECKON_TEST_RESULT';

/**
 * @typedef {object} Result what a test runner counted
 * @property {number} passed
 * @property {string[]} failed names of tests
 * @property {{ name: string, reason: string }[]} skipped
 * @property {string[]} errors failures outside any test
 * @property {string} [ranOn] what the tests ran on, where that is not always the same
 */

/** @returns {Result} */
export function emptyResult() {
  return { passed: 0, failed: [], skipped: [], errors: [] };
}

/** @param {Result} result */
export function saveResult(result) {
  const file = process.env[RESULT_FILE];
  if (file) writeFileSync(file, JSON.stringify(result));
}

/**
 * @param {string} file
 * @returns {Result | undefined}
 */
export function loadResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
