/** A failure the user can act on: one sentence, and the step that helps. */
export class SetupError extends Error {
  /**
   * @param {string} message one sentence saying what went wrong
   * @param {string} [nextStep] what to do about it
   * @param {string} [details] output of the program that failed
   */
  constructor(message, nextStep, details) {
    super(message);
    this.name = 'SetupError';
    this.nextStep = nextStep;
    this.details = details;
  }
}

/**
 * Text of any failure, for stderr.
 * @param {unknown} error
 * @returns {string}
 */
export function describe(error) {
  if (!(error instanceof SetupError)) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const details = error.details?.trimEnd();
  return [details, `Error: ${error.message}`, error.nextStep].filter(Boolean).join('\n');
}

/**
 * Runs a script's main function; a failure becomes a message and exit code 1.
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exitCode = 1;
  }
}
