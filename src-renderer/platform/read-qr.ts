/** Larger pictures are made smaller: a code that fills some of them stays large enough to be read. */
const LONGEST_SIDE_PX = 1_600;

const pixelsOf = async (picture: Blob): Promise<ImageData | null> => {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  ];
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) return null;
  // A code on a transparent ground stands on white paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
};

/** The text of the QR code in a picture, read on this computer; null when it is no picture or has no code. */
export const readQr = async (picture: Blob): Promise<string | null> => {
  try {
    const [pixels, { decodePixels }] = await Promise.all([pixelsOf(picture), import('./decode-qr.ts')]);
    return pixels && decodePixels(pixels);
  } catch {
    return null;
  }
};
