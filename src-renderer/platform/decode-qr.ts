import { decodeQR } from 'qr/decode.js';

/** A picture as its pixels: four bytes each. */
export type Pixels = Pick<ImageData, 'width' | 'height' | 'data'>;

/** A picture is read once, so that it may take longer than the pictures of a camera. */
const TIME_LIMIT_MS = 2_000;

/** The text of the QR code in a picture; null when no code can be read in it. */
export const decodePixels = ({ width, height, data }: Pixels): string | null => {
  try {
    return decodeQR({ width, height, data }, { format: 'RGBA', effort: Infinity, timeLimit: TIME_LIMIT_MS });
  } catch {
    return null;
  }
};
