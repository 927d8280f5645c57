const box = (type: string, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

const numbers = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
};

const IDENTITY = numbers(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

const movieHeader = (durationMs: number): Buffer =>
  box('mvhd', numbers(0, 0, 0, 1000, durationMs, 0x10000, 0x01000000, 0, 0), IDENTITY, numbers(0, 0, 0, 0, 0, 0, 2));

const sampleTables = (): Buffer =>
  box(
    'stbl',
    box('stsd', numbers(0, 1), box('avc1', Buffer.alloc(24), numbers((320 << 16) | 240), Buffer.alloc(50))),
    box('stts', numbers(0, 0)),
    box('stsc', numbers(0, 0)),
    box('stsz', numbers(0, 0, 0)),
    box('stco', numbers(0, 0)),
  );

const track = (durationMs: number): Buffer =>
  box(
    'trak',
    box('tkhd', numbers(7, 0, 0, 1, 0, durationMs, 0, 0, 0, 0), IDENTITY, numbers(320 << 16, 240 << 16)),
    box(
      'mdia',
      box('mdhd', numbers(0, 0, 0, 1000, durationMs, 0x55c40000)),
      box('hdlr', numbers(0, 0), Buffer.from('vide'), Buffer.alloc(13)),
      box(
        'minf',
        box('vmhd', numbers(1, 0, 0)),
        box('dinf', box('dref', numbers(0, 1), box('url ', numbers(1)))),
        sampleTables(),
      ),
    ),
  );

/** An MP4 file of this length, filled up to this size. `seed` makes its content another one. */
export const createMp4 = (durationMs: number, { size = 0, seed = 1 } = {}): Buffer => {
  const head = Buffer.concat([
    box('ftyp', Buffer.from('isom'), numbers(0x200), Buffer.from('isomiso2avc1mp41')),
    box('moov', movieHeader(durationMs), track(durationMs)),
  ]);
  const filling = Buffer.alloc(Math.max(16, size - head.length - 8), seed);
  return Buffer.concat([head, box('mdat', filling)]);
};
