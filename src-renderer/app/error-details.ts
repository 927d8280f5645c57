import { copyText, findDesktop } from '#renderer/platform/index.ts';

/** What went wrong, as far as it says so itself. */
export const traceOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** The desktop app's own report; a bridge that fails as well must not take the rest away. */
const readReport = async (): Promise<readonly string[]> => {
  try {
    const report = await findDesktop()?.ask.appDetails(undefined);
    return report === undefined ? [] : ['', report];
  } catch (failure) {
    return ['', String(failure)];
  }
};

/** Puts on the clipboard what helps to find a fault; false when the browser does not let us. */
export const copyDetails = async (error: unknown): Promise<boolean> => {
  const facts = [new Date().toISOString(), window.location.pathname, navigator.userAgent, traceOf(error)];
  return copyText([...facts, ...(await readReport())].join('\n'));
};
