import { type ErrorCode, type ErrorKind, errorKindOf } from '#shared/contract/index.ts';

/** What an API says of errors: a word for each kind, so that no code can be forgotten, and other words for some codes. */
export const createErrorWords =
  <Word>(byKind: Readonly<Record<ErrorKind, Word>>, exceptions: Readonly<Partial<Record<ErrorCode, Word>>>) =>
  (code: ErrorCode): Word =>
    exceptions[code] ?? byKind[errorKindOf(code)];
