// npm run acceptance: every published promise with the tests that name it.
//   --document S0    only this document (may be given more than once)
//   --missing        only what no passing test proves
//   --from FILE      reads the JSON of an earlier run of Vitest or Playwright instead of running the tests
// Exit code 1 when a test that names a promise fails or names one that does not exist, or when tests could not run.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { acceptanceReport } from './lib/acceptance-report.mjs';
import { brokenIn, testsIn } from './lib/acceptance-results.mjs';
import { runTests } from './lib/acceptance-runs.mjs';
import { standingOf, unknownIds } from './lib/acceptance.mjs';
import { runMain, SetupError } from './lib/errors.mjs';
import { inRoot, readJson, root } from './lib/paths.mjs';

/** @returns {import('./lib/acceptance.mjs').Documents} */
function readDocuments() {
  return JSON.parse(readFileSync(inRoot('docs/acceptance-ids.json'), 'utf8'));
}

/**
 * @param {import('./lib/acceptance.mjs').Documents} documents
 * @param {string[] | undefined} names
 */
function choose(documents, names) {
  const unknown = names?.find((name) => !(name in documents));
  if (unknown) {
    throw new SetupError(`There is no document ${unknown}.`, `There are: ${Object.keys(documents).join(', ')}`);
  }
  return Object.fromEntries(Object.entries(documents).filter(([name]) => !names || names.includes(name)));
}

/** @param {string} file */
function readResult(file) {
  const result = readJson(file);
  if (result) return result;
  throw new SetupError(`${file} is missing, or is not JSON.`);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        document: { type: 'string', multiple: true },
        from: { type: 'string', multiple: true },
        missing: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
}

await runMain(async () => {
  const options = readOptions();
  const documents = readDocuments();
  const chosen = choose(documents, options.document);
  const results = options.from ? options.from.map(readResult) : await runTests();
  const tests = results.flatMap((result) => testsIn(result, root));
  const sections = standingOf(chosen, tests);
  process.stdout.write(acceptanceReport(sections, { missingOnly: options.missing }));

  const problems = [
    ...unknownIds(documents, tests).map((id) => `A title names ${id}, which no document has.`),
    ...results.flatMap((result) => brokenIn(result, root)),
  ];
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  const isFailing = sections.some(({ lines }) => lines.some(({ standing }) => standing === 'failing'));
  return isFailing || problems.length > 0 ? 1 : 0;
});
