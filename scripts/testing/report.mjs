/** @typedef {import('./runners.mjs').Outcome} Outcome */

/**
 * Everything worth reading after a run: failures, skipped tests with their
 * reasons, a table, and as the last line the sums.
 * @param {Outcome[]} outcomes
 * @returns {string}
 */
export function report(outcomes) {
  const failures = outcomes.flatMap(({ name, failures }) => failures.map((line) => `  ${name}: ${line}`));
  const skipped = outcomes.flatMap(({ name, skipped }) =>
    skipped.map((test) => `  ${name}: ${test.name}: ${test.reason}`),
  );
  const ranOn = outcomes.flatMap(({ name, ranOn }) => (ranOn === undefined ? [] : [`  ${name}: ${ranOn}`]));
  return [
    ...section('Failed', failures),
    ...section('Skipped', skipped),
    ...section('Ran on', ranOn),
    '',
    ...table(outcomes),
    '',
    sums(outcomes),
    '',
  ].join('\n');
}

/**
 * @param {Outcome[]} outcomes
 * @returns {string}
 */
function sums(outcomes) {
  const total = (/** @type {(outcome: Outcome) => number} */ count) =>
    outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
  const passed = total(({ passed }) => passed);
  const failed = total(({ failures }) => failures.length);
  const skipped = total(({ skipped }) => skipped.length);
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
function section(title, lines) {
  return lines.length > 0 ? ['', `${title}:`, ...lines] : [];
}

/** @param {Outcome[]} outcomes */
function table(outcomes) {
  const rows = outcomes.map((outcome) => [
    outcome.name,
    String(outcome.passed),
    String(outcome.failures.length),
    String(outcome.skipped.length),
    outcome.seconds.toFixed(1),
  ]);
  const all = [['runner', 'passed', 'failed', 'skipped', 'seconds'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
  );
}
