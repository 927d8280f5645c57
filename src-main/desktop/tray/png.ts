import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BITS_PER_CHANNEL = 8;
const RED_GREEN_BLUE_ALPHA = 6;

const chunk = (type: string, data: Uint8Array): Buffer => {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** Packs a square of red, green, blue and alpha as a PNG. `size` in pixels. */
export const toPng = (pixels: Uint8Array, size: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([BITS_PER_CHANNEL, RED_GREEN_BLUE_ALPHA], 8);
  const rowLength = size * 4;
  // Each row says first how it is filtered: not at all.
  const rows = Array.from({ length: size }, (_, row) =>
    Buffer.concat([Buffer.alloc(1), pixels.subarray(row * rowLength, (row + 1) * rowLength)]),
  );
  const image = chunk('IDAT', deflateSync(Buffer.concat(rows)));
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), image, chunk('IEND', Buffer.alloc(0))]);
};
