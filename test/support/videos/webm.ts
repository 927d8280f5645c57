/** One element of the format, with its length written in eight bytes. */
export const element = (id: string, content: Uint8Array, hasUnknownSize = false): Buffer => {
  const size = Buffer.alloc(8);
  if (hasUnknownSize) size.write('01ffffffffffffff', 'hex');
  else size.writeBigUInt64BE(0x0100000000000000n | BigInt(content.length));
  return Buffer.concat([Buffer.from(id, 'hex'), size, content]);
};

export const text = (id: string, value: string): Buffer => element(id, Buffer.from(value));
const byte = (id: string, value: number): Buffer => element(id, Buffer.from([value]));

export const uint = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const simpleBlock = (offsetMs: number): Buffer => {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt8(0x81, 0);
  bytes.writeInt16BE(offsetMs, 1);
  return element('a3', bytes);
};

/** What every WebM file begins with. */
export const head = (): Buffer =>
  element(
    '1a45dfa3',
    Buffer.concat([
      byte('4286', 1),
      byte('42f7', 1),
      byte('42f2', 4),
      byte('42f3', 8),
      text('4282', 'webm'),
      byte('4287', 4),
      byte('4285', 2),
    ]),
  );

/** A WebM file as a browser's recorder writes it: of unknown size and length, clusters of a second, a picture every 100 ms. */
export const createRecording = (durationMs: number): Buffer => {
  const info = element(
    '1549a966',
    Buffer.concat([element('2ad7b1', uint(1_000_000)), text('4d80', 'Chrome'), text('5741', 'Chrome')]),
  );
  const video = element('e0', Buffer.concat([element('b0', uint(320)), element('ba', uint(240))]));
  const entry = element(
    'ae',
    Buffer.concat([byte('d7', 1), byte('73c5', 1), byte('83', 1), text('86', 'V_VP8'), video]),
  );
  const clusters: Buffer[] = [];
  for (let start = 0; start < durationMs; start += 1000) {
    const blocks: Buffer[] = [element('e7', uint(start))];
    for (let at = start; at <= durationMs && at < start + 1000; at += 100) blocks.push(simpleBlock(at - start));
    clusters.push(element('1f43b675', Buffer.concat(blocks), true));
  }
  return Buffer.concat([
    head(),
    element('18538067', Buffer.concat([info, element('1654ae6b', entry), ...clusters]), true),
  ]);
};
