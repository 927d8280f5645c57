import type { PictureSquare } from '#renderer/platform/index.ts';

/** Which square of a picture is taken: its middle in pixels of the picture, and how near. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  /** 1 takes the largest square there is. */
  readonly zoom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Nearest that still makes a decent picture. */
export const MOST_ZOOM = 4;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The middle of a picture, as large as possible. */
export const wholeCrop = ({ width, height }: Size): Crop => ({ x: width / 2, y: height / 2, zoom: 1 });

/** The square of a crop, never beyond the edge of the picture. */
export const squareOf = ({ width, height }: Size, { x, y, zoom }: Crop): PictureSquare => {
  const side = Math.min(width, height) / clamp(zoom, 1, MOST_ZOOM);
  return { side, left: clamp(x - side / 2, 0, width - side), top: clamp(y - side / 2, 0, height - side) };
};

/** Moves the picture under its frame by parts of the frame, as a finger does. */
export const moved = (size: Size, crop: Crop, by: { readonly x: number; readonly y: number }): Crop => {
  const { side, left, top } = squareOf(size, crop);
  const next = { ...crop, x: left + side / 2 - by.x * side, y: top + side / 2 - by.y * side };
  const square = squareOf(size, next);
  return { ...next, x: square.left + square.side / 2, y: square.top + square.side / 2 };
};
