import { expect, test } from 'vitest';
import { type AskedRange, parseRange } from '#server/transports/http/byte-range.ts';

const whole: AskedRange = { kind: 'whole' };
const part = (start: number, end: number): AskedRange => ({ kind: 'part', start, end });

test.each<[string | undefined, AskedRange]>([
  [undefined, whole],
  ['', whole],
  ['bytes=0-99', part(0, 99)],
  ['bytes=0-', part(0, 99)],
  ['bytes=10-19', part(10, 19)],
  ['bytes=10-1000', part(10, 99)],
  ['bytes=99-99', part(99, 99)],
  ['bytes=-10', part(90, 99)],
  ['bytes=-1000', part(0, 99)],
  ['bytes=100-', { kind: 'impossible' }],
  ['bytes=-0', { kind: 'impossible' }],
  ['bytes=5-4', whole],
  ['bytes=-', whole],
  ['bytes=a-b', whole],
  ['bytes=0-1,3-4', whole],
  ['items=0-1', whole],
])('the range %s of 100 bytes', (header, range) => {
  expect(parseRange(header, 100)).toEqual(range);
});

test('nothing can be asked of an empty file but all of it', () => {
  expect(parseRange('bytes=0-0', 0)).toEqual({ kind: 'impossible' });
  expect(parseRange(undefined, 0)).toEqual(whole);
});
