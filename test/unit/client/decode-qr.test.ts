import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { type Pixels, decodePixels } from '#renderer/platform/decode-qr.ts';

const LINK = `https://192.168.1.20:8787/join/abc-defg-hij#sha256:${'a'.repeat(64)}`;
const MARGIN = 4;

/** A code as a picture: each module a square of this many pixels, with the empty edge that codes need. */
const draw = (text: string, scale: number): Pixels => {
  const { modules } = create(text);
  const side = (modules.size + 2 * MARGIN) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [column, row] = [Math.floor(x / scale) - MARGIN, Math.floor(y / scale) - MARGIN];
      const isInside = Math.min(column, row) >= 0 && Math.max(column, row) < modules.size;
      if (isInside && modules.get(row, column)) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { width: side, height: side, data: data };
};

describe('a picture of a QR code', () => {
  it.each([3, 6, 11])('gives the link in it, at %i pixels for a module', (scale) => {
    expect(decodePixels(draw(LINK, scale))).toBe(LINK);
  });

  it('gives nothing when there is no code, or none that is whole', () => {
    const { width, height, data } = draw(LINK, 6);
    expect(decodePixels({ width, height, data: new Uint8ClampedArray(data.length).fill(255) })).toBeNull();
    expect(decodePixels({ width, height, data: data.fill(255, 0, data.length / 2) })).toBeNull();
  });
});
