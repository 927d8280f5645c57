/** The part of a file that a request asks for: all of it, from and up to which byte, or one that does not exist. */
export type AskedRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'impossible' };

const ONE_RANGE = /^bytes=(\d*)-(\d*)$/;

/** Reads a Range header (RFC 9110). What is malformed or has several ranges is as if it were not there. */
export const parseRange = (header: string | undefined, size: number): AskedRange => {
  const match = ONE_RANGE.exec(header?.trim() ?? '');
  if (!match) return { kind: 'whole' };
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return { kind: 'whole' };
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < start) return { kind: 'whole' };
  return start > end || start >= size ? { kind: 'impossible' } : { kind: 'part', start, end };
};
