/**
 * @typedef {import('./acceptance.mjs').Section} Section
 * @typedef {import('./acceptance.mjs').Line} Line
 */

/**
 * The ids of each document with their tests, then its sum; the sum of all comes last.
 * @param {Section[]} sections
 * @param {{ missingOnly: boolean }} options
 * @returns {string}
 */
export function acceptanceReport(sections, { missingOnly }) {
  const parts = sections.flatMap((section) => {
    const lines = missingOnly ? section.lines.filter(({ standing }) => standing !== 'proven') : section.lines;
    return [`${section.name} ${section.title}`, '', ...lines.flatMap(linesOf), ''];
  });
  const sums = sections.map(({ name, lines }) => sumOf(name, lines));
  const all = sumOf(
    'all',
    sections.flatMap(({ lines }) => lines),
  );
  return [...parts, ...sums, ...(sections.length > 1 ? [all] : []), ''].join('\n');
}

/** @param {Line} line */
function linesOf({ id, title, standing, tests }) {
  const head = `${standing.padEnd(8)} ${id.padEnd(7)} ${title}`;
  return [head, ...tests.map(({ file, name, outcome }) => `${' '.repeat(17)}${outcome}: ${file} > ${name}`)];
}

/**
 * @param {string} name
 * @param {Line[]} lines
 */
function sumOf(name, lines) {
  const count = (/** @type {string} */ standing) => lines.filter((line) => line.standing === standing).length;
  return `${name}: ${count('proven')} proven, ${count('failing')} failing, ${count('none')} none, of ${lines.length}`;
}
