import type { FileHandle } from 'node:fs/promises';

/** How much of the end is looked through; a recorder begins a cluster every few seconds. */
const TAIL_BYTES = 8 * 1_048_576;
const CLUSTER = 0x1f43b675;
const TIMECODE = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;

interface Element {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The time of the last picture or sound in a WebM file, in milliseconds; 0 when none is found. For recordings, which say nothing of
 * their length. The usual scale of one millisecond is taken for granted, as recorders write it.
 */
export const findLastTimecode = async (file: FileHandle, size: number): Promise<number> => {
  const from = Math.max(0, size - TAIL_BYTES);
  const tail = Buffer.alloc(size - from);
  const { bytesRead } = await file.read(tail, 0, tail.length, from);
  const bytes = tail.subarray(0, bytesRead);
  let last = 0;
  for (let at = bytes.indexOf('1f43b675', 0, 'hex'); at !== -1; at = bytes.indexOf('1f43b675', at + 1, 'hex')) {
    last = Math.max(last, lastTimeIn(bytes, at));
  }
  return last;
};

const lastTimeIn = (bytes: Buffer, at: number): number => {
  const cluster = readElement(bytes, at);
  if (cluster?.id !== CLUSTER) return 0;
  let base: number | undefined;
  let last = 0;
  for (
    let next = readElement(bytes, cluster.start);
    next && next.start <= cluster.end;
    next = readElement(bytes, next.end)
  ) {
    if (next.id === TIMECODE) base = readNumber(bytes, next);
    const block = next.id === BLOCK_GROUP ? readElement(bytes, next.start) : next;
    const isBlock = block?.id === SIMPLE_BLOCK || block?.id === BLOCK;
    if (isBlock && base !== undefined) last = Math.max(last, base + timeOf(bytes, block));
    if (next.id === CLUSTER) break;
  }
  return last;
};

/** Of a block, relative to its cluster: after the number of the track. */
const timeOf = (bytes: Buffer, block: Element): number => {
  const at = block.start + lengthOf(bytes[block.start] ?? 0);
  return at + 2 <= bytes.length ? bytes.readInt16BE(at) : 0;
};

const readNumber = (bytes: Buffer, { start, end }: Element): number =>
  end - start >= 1 && end - start <= 6 && end <= bytes.length ? bytes.readUIntBE(start, end - start) : 0;

/** The number of leading zero bits tells how many bytes an EBML number has. */
const lengthOf = (first: number): number => Math.clz32(first) - 23;

/** The element that begins here; an unknown or cut length reaches to the end. Undefined for what cannot be one. */
const readElement = (bytes: Buffer, at: number): Element | undefined => {
  const idLength = lengthOf(bytes[at] ?? 0);
  if (idLength > 4 || at + idLength >= bytes.length) return undefined;
  const id = bytes.readUIntBE(at, idLength);
  const sizeAt = at + idLength;
  const sizeLength = lengthOf(bytes[sizeAt] ?? 0);
  if (sizeLength > 8 || sizeAt + sizeLength > bytes.length) return undefined;
  const start = sizeAt + sizeLength;
  let size = (bytes[sizeAt] ?? 0) & ((1 << (8 - sizeLength)) - 1);
  let isUnknown = size === (1 << (8 - sizeLength)) - 1;
  for (const byte of bytes.subarray(sizeAt + 1, start)) {
    size = size * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { id, start, end: isUnknown ? bytes.length : Math.min(start + size, bytes.length) };
};
