/** The part of a video element that swapping needs; `requestVideoFrameCallback` is missing in old browsers. */
export type SwapElement = Pick<HTMLVideoElement, 'srcObject' | 'play' | 'addEventListener'> & {
  requestVideoFrameCallback?: HTMLVideoElement['requestVideoFrameCallback'];
};

/** Two elements on top of each other, of which one is seen. */
export interface VideoSwap {
  /** Shows a track as soon as its first picture is there; until then the old one stays. Null shows nothing at once. */
  show(track: MediaStreamTrack | null): void;
  /** Pictures shown so far, over all tracks. Grows only while pictures really arrive. */
  frames(): number;
  close(): void;
}

interface SwapOptions<E extends SwapElement> {
  readonly elements: readonly [E, E];
  /** Tells which element is to be seen; null for none. */
  readonly onFront: (element: E | null) => void;
  /** Builds the stream of one track; replaced in tests, where there are no streams. */
  readonly streamOf?: (track: MediaStreamTrack) => MediaStream;
}

const onFirstFrame = (element: SwapElement, listener: () => void): void => {
  if (element.requestVideoFrameCallback) element.requestVideoFrameCallback(listener);
  else element.addEventListener('loadeddata', listener, { once: true });
};

/** Double-buffered playback: a tile never turns black or jumps when its track is replaced. */
export const createVideoSwap = <E extends SwapElement>({
  elements,
  onFront,
  streamOf = (track) => new MediaStream([track]),
}: SwapOptions<E>): VideoSwap => {
  let front: E | null = null;
  let wanted: MediaStreamTrack | null = null;
  let frames = 0;

  const count = (element: E, track: MediaStreamTrack): void => {
    element.requestVideoFrameCallback?.(() => {
      if (wanted !== track) return;
      frames += 1;
      count(element, track);
    });
  };

  const bringForward = (element: E, track: MediaStreamTrack): void => {
    if (wanted !== track) return;
    const old = front;
    front = element;
    frames += 1;
    onFront(element);
    if (old && old !== element) old.srcObject = null;
    count(element, track);
  };

  const empty = (): void => {
    wanted = null;
    front = null;
    onFront(null);
    for (const element of elements) element.srcObject = null;
  };

  return {
    show(track) {
      if (track === wanted) return;
      if (!track) return empty();
      wanted = track;
      const back = elements[0] === front ? elements[1] : elements[0];
      back.srcObject = streamOf(track);
      // Muted video may always play; a rejection only says that a newer track took its place.
      void Promise.resolve(back.play()).catch(() => undefined);
      onFirstFrame(back, () => bringForward(back, track));
    },
    frames: () => frames,
    close: empty,
  };
};
