/** What to ask of a camera and of a screen. */
export interface CaptureSize {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  readonly screenFrameRate: number;
}

const SMALL: CaptureSize = { width: 640, height: 360, frameRate: 24, screenFrameRate: 10 };
const MIDDLE: CaptureSize = { width: 960, height: 540, frameRate: 30, screenFrameRate: 15 };
const LARGE: CaptureSize = { width: 1280, height: 720, frameRate: 30, screenFrameRate: 30 };

/**
 * As much picture as this device can encode and still show everybody else's: a picture that is a little smaller is better
 * than one that stands still. `cores` is what the browser tells of the processor.
 */
export const captureSizeFor = (cores: number): CaptureSize => {
  if (cores <= 2) return SMALL;
  return cores <= 4 ? MIDDLE : LARGE;
};
