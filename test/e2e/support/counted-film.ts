import type { Page } from '@playwright/test';
import { createFilm } from '#test/support/videos/index.ts';

/** Pictures per second of the film, and the bits of the counter in each. */
const FRAMES_PER_S = 25;
const BITS = 12;
const SIZE = { width: 320, height: 180 };

interface Encoded {
  readonly timeMs: number;
  readonly isKey: boolean;
  readonly base64: string;
}

/**
 * Makes a film in the browser itself: each picture carries its own number, as bright and dark fields above and the opposite
 * below, so that a picture that was read wrongly is known as such.
 */
export const makeCountedFilm = async (page: Page, seconds: number): Promise<Buffer> => {
  const frames = await page.evaluate(
    async ({ count, perS, bits, width, height }): Promise<Encoded[]> => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d', { alpha: false });
      if (!context) throw new Error('There is no canvas to draw on');
      const encoded: Encoded[] = [];
      const encoder = new VideoEncoder({
        output(chunk) {
          const bytes = new Uint8Array(chunk.byteLength);
          chunk.copyTo(bytes);
          const base64 = btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
          encoded.push({ timeMs: chunk.timestamp / 1000, isKey: chunk.type === 'key', base64 });
        },
        error(failure) {
          throw failure;
        },
      });
      encoder.configure({ codec: 'vp8', width, height, bitrate: 600_000, framerate: perS });
      for (let number = 0; number < count; number += 1) {
        for (let bit = 0; bit < bits; bit += 1) {
          const isSet = ((number >> bit) & 1) === 1;
          const x = (bit * width) / bits;
          context.fillStyle = isSet ? '#fff' : '#000';
          context.fillRect(x, 0, width / bits, height / 2);
          context.fillStyle = isSet ? '#000' : '#fff';
          context.fillRect(x, height / 2, width / bits, height / 2);
        }
        const frame = new VideoFrame(canvas, { timestamp: (number * 1_000_000) / perS });
        encoder.encode(frame, { keyFrame: number % perS === 0 });
        frame.close();
        if (encoder.encodeQueueSize > 20) await encoder.flush();
      }
      await encoder.flush();
      encoder.close();
      return encoded;
    },
    { count: seconds * FRAMES_PER_S, perS: FRAMES_PER_S, bits: BITS, ...SIZE },
  );
  const decoded = frames.map(({ base64, ...frame }) => ({ ...frame, data: Buffer.from(base64, 'base64') }));
  return createFilm(decoded, { ...SIZE, durationMs: seconds * 1000 });
};

/** When a picture of the film was on the screen, by the clock of the machine. */
export interface Sighting {
  readonly number: number;
  readonly at: number;
}

/** Notes, inside the page, the number of each picture that the shared player shows, and when. */
export const watchFilm = (page: Page): Promise<void> =>
  page.evaluate(
    ({ bits, width, height }) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('There is no canvas to read from');
      const sightings: Sighting[] = [];
      const watched = new WeakSet<HTMLVideoElement>();
      const read = (video: HTMLVideoElement): number | null => {
        context.drawImage(video, 0, 0, width, height);
        let number = 0;
        for (let bit = 0; bit < bits; bit += 1) {
          const x = Math.floor(((bit + 0.5) * width) / bits);
          const [above = 0] = context.getImageData(x, height / 4, 1, 1).data;
          const [below = 0] = context.getImageData(x, (height * 3) / 4, 1, 1).data;
          if (Math.abs(above - below) < 100) return null;
          if (above > below) number += 2 ** bit;
        }
        return number;
      };
      const follow = (video: HTMLVideoElement) => {
        const onFrame = (_now: number, { expectedDisplayTime }: VideoFrameCallbackMetadata) => {
          const number = read(video);
          if (number !== null) sightings.push({ number, at: performance.timeOrigin + expectedDisplayTime });
          video.requestVideoFrameCallback(onFrame);
        };
        video.requestVideoFrameCallback(onFrame);
      };
      setInterval(() => {
        const video = document.querySelector<HTMLVideoElement>('[data-testid="film-player"] video');
        if (!video || watched.has(video)) return;
        watched.add(video);
        follow(video);
      }, 20);
      Object.assign(window, { takeSightings: () => sightings.splice(0) });
    },
    { bits: BITS, ...SIZE },
  );

/** Takes what was noted since the last time. */
export const takeSightings = (page: Page): Promise<Sighting[]> =>
  page.evaluate(() => (Reflect.get(window, 'takeSightings') as () => Sighting[])());

/** How far apart two screens showed the same pictures, in milliseconds, in order. */
export const apartMs = (one: readonly Sighting[], other: readonly Sighting[]): number[] => {
  const known = new Map(other.map(({ number, at }) => [number, at]));
  return one.flatMap(({ number, at }) => {
    const there = known.get(number);
    return there === undefined ? [] : [Math.abs(at - there)];
  });
};

/** The middle of some figures; infinite where there are none. */
export const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.POSITIVE_INFINITY;

/** Where in the film, in seconds, a picture stands. */
export const secondsOf = (number: number): number => number / FRAMES_PER_S;
