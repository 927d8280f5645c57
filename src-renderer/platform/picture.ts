/** A part of a picture, in its own pixels. */
export interface PictureSquare {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Reads a picture file, turned as the camera held it; null when it is none that this browser knows. */
export const readPicture = async (file: Blob): Promise<ImageBitmap | null> => {
  try {
    return await createImageBitmap(file);
  } catch {
    return null;
  }
};

/** Draws a square of a picture over all of a canvas. */
export const drawSquare = (
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  { left, top, side }: PictureSquare,
): void => {
  const context = canvas.getContext('2d');
  if (!context) return;
  // Pictures with holes get a ground, since JPEG has none.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
};

const QUALITY = 0.86;

/** A square of a picture as a small JPEG file. */
export const toSquareJpeg = (picture: ImageBitmap, square: PictureSquare, sizePx: number): Promise<Blob> => {
  const canvas = document.createElement('canvas');
  canvas.width = sizePx;
  canvas.height = sizePx;
  drawSquare(canvas, picture, square);
  return new Promise((resolve, reject) => {
    const take = (file: Blob | null) => (file ? resolve(file) : reject(new Error('The picture cannot be written')));
    canvas.toBlob(take, 'image/jpeg', QUALITY);
  });
};
