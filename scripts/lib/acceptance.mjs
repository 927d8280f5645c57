/** An id of a published promise, as titles of tests carry it. */
const ID = /\bS\d-[A-Z]\d+\b/g;

/**
 * @typedef {object} PublishedDocument
 * @property {string} dialect
 * @property {string} title
 * @property {Record<string, string>} ids short titles by id
 *
 * @typedef {Record<string, PublishedDocument>} Documents by their short names, as S0
 *
 * @typedef {object} TestRun one test as it ended
 * @property {string} file
 * @property {string} name with the names of the groups around it
 * @property {'passed' | 'failed' | 'skipped'} outcome
 *
 * @typedef {'proven' | 'failing' | 'none'} Standing
 *
 * @typedef {object} Line
 * @property {string} id
 * @property {string} title
 * @property {Standing} standing
 * @property {TestRun[]} tests
 *
 * @typedef {object} Section
 * @property {string} name
 * @property {string} title
 * @property {Line[]} lines
 */

/**
 * Every id with the tests that name it.
 * @param {Documents} documents
 * @param {TestRun[]} tests
 * @returns {Section[]}
 */
export function standingOf(documents, tests) {
  const byId = testsById(tests);
  return Object.entries(documents).map(([name, { title, ids }]) => ({
    name,
    title,
    lines: Object.entries(ids).map(([id, title]) => {
      const named = byId.get(id) ?? [];
      return { id, title, standing: judge(named), tests: named };
    }),
  }));
}

/**
 * Ids that titles name and no document has: a slip of the pen, or a promise that was taken back.
 * @param {Documents} documents
 * @param {TestRun[]} tests
 * @returns {string[]}
 */
export function unknownIds(documents, tests) {
  const known = new Set(Object.values(documents).flatMap(({ ids }) => Object.keys(ids)));
  return [...testsById(tests).keys()].filter((id) => !known.has(id)).sort();
}

/** @param {TestRun[]} tests */
function testsById(tests) {
  /** @type {Map<string, TestRun[]>} */
  const byId = new Map();
  for (const test of tests) {
    for (const id of new Set(test.name.match(ID))) byId.set(id, [...(byId.get(id) ?? []), test]);
  }
  return byId;
}

/**
 * One failing test is enough to doubt, a skipped one proves nothing.
 * @param {TestRun[]} tests
 * @returns {Standing}
 */
function judge(tests) {
  if (tests.some(({ outcome }) => outcome === 'failed')) return 'failing';
  return tests.some(({ outcome }) => outcome === 'passed') ? 'proven' : 'none';
}
