import { getSystemErrorMessage } from 'node:util';

/** The system's code of a failed call, such as ENOENT; undefined for any other failure. */
export const errorCode = (failure: unknown): string | undefined =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;

/** What went wrong in the system's own plain words ("permission denied"), or else the failure's message; one line. */
export const errorText = (failure: unknown): string => {
  if (!(failure instanceof Error)) return String(failure);
  const known =
    'errno' in failure && typeof failure.errno === 'number' ? getSystemErrorMessage(failure.errno) : undefined;
  return (known ?? failure.message).replaceAll(/\s*\n\s*/g, ' ');
};
