/** Frames of one connection, handled strictly one after another however long each takes. */
export interface FrameLine<Frame> {
  add(frame: Frame): void;
}

/** What a line needs of its connection. */
export interface LineParts<Frame> {
  /** Never rejects. */
  readonly handle: (frame: Frame) => Promise<void>;
  /** Stops and goes on reading, so that nobody fills the memory by sending faster than the server works. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Told once a minute at most, of whoever sends more than anybody needs. */
  readonly onBusy: (frames: number) => void;
  readonly now: () => number;
}

const MOST_WAITING = 100;
const BUSY_FRAMES = 600;
const MINUTE_MS = 60_000;

/** Builds an empty line. Nothing is refused for being much: it is only noted. */
export const createFrameLine = <Frame>({ handle, pause, resume, onBusy, now }: LineParts<Frame>): FrameLine<Frame> => {
  let tail: Promise<void> = Promise.resolve();
  let waiting = 0;
  let minute = { began: now(), frames: 0 };

  const count = () => {
    if (now() - minute.began >= MINUTE_MS) minute = { began: now(), frames: 0 };
    minute.frames += 1;
    if (minute.frames === BUSY_FRAMES) onBusy(minute.frames);
  };

  return {
    add(frame) {
      count();
      waiting += 1;
      if (waiting === MOST_WAITING) pause();
      tail = tail.then(async () => {
        await handle(frame);
        waiting -= 1;
        if (waiting === MOST_WAITING - 1) resume();
      });
    },
  };
};
