/** Longer than this no live picture stands still: a shared screen on which nothing moves still comes once a second. */
const STILL_MS = 3_000;

/** The part of a video element that tells of its pictures. */
export type FlowElement = Pick<HTMLVideoElement, 'requestVideoFrameCallback' | 'cancelVideoFrameCallback'>;

/** Tells when pictures begin to come, and when they have stopped; until the first one nothing is told. */
export const watchFlow = (element: FlowElement, told: (isFlowing: boolean) => void): (() => void) => {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => void (asked = element.requestVideoFrameCallback(seen));
  const seen = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => told(false), STILL_MS);
    told(true);
    ask();
  };
  ask();
  return () => {
    clearTimeout(timer);
    element.cancelVideoFrameCallback(asked);
  };
};
