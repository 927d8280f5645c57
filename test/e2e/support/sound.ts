import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

const RATE = 48_000;

/** Writes a wav file with a continuous tone, for the fake microphone. */
export const writeTone = async (file: string, frequencyHz: number, seconds = 10): Promise<void> => {
  const samples = RATE * seconds;
  const data = Buffer.alloc(samples * 2);
  for (let i = 0; i < samples; i += 1) {
    data.writeInt16LE(Math.round(Math.sin((2 * Math.PI * frequencyHz * i) / RATE) * 12_000), i * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  await writeFile(file, Buffer.concat([head, data]));
};

/**
 * Takes the microphone as it is. Echo cancellation and noise suppression would take a steady tone, which all profiles of one
 * machine hear and send alike, for an echo or a noise, and the silence would be theirs instead of the network's.
 */
export const useRawMicrophone = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const capture = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (wish = {}) =>
      capture(
        typeof wish.audio === 'object'
          ? {
              ...wish,
              audio: { ...wish.audio, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
            }
          : wish,
      );
  });
};

/** What the page has heard and seen of one participant since the last reading, in milliseconds. */
export interface Gaps {
  readonly longestSilenceMs: number;
  /** In time of the page itself. */
  readonly longestFreezeMs: number;
  readonly heardMs: number;
  /** How much time of the page itself has passed. */
  readonly ranMs: number;
}

/**
 * Listens, inside the page, to all audio elements of one participant and watches all pictures of that tile. Silence is counted
 * in samples by an audio worklet, and a freeze, which is the time between two frames that were shown, in time during which the page
 * ran: so a busy machine cannot make either of them up. While a page stands still, its pictures go on, and it only hears of them late.
 */
export const watchParticipant = (page: Page, participantId: string): Promise<void> =>
  page.evaluate(async (id) => {
    const audio = new AudioContext({ sampleRate: 48_000 });
    const code = `registerProcessor('gap', class extends AudioWorkletProcessor {
      constructor() { super(); this.run = 0; this.longest = 0; this.heard = 0; this.started = false;
        this.port.onmessage = () => { this.port.postMessage({ longest: this.longest, heard: this.heard }); this.longest = 0; this.heard = 0; }; }
      process(inputs) { let peak = 0; for (const c of inputs[0] ?? []) for (const s of c) peak = Math.max(peak, Math.abs(s));
        if (peak > 0.004) { this.run = 0; this.started = true; this.heard += 128; } else if (this.started) { this.run += 128; this.longest = Math.max(this.longest, this.run); }
        return true; } });`;
    await audio.audioWorklet.addModule(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    const meter = new AudioWorkletNode(audio, 'gap');
    meter.connect(audio.destination);
    await audio.resume();
    const heard = new WeakMap<HTMLMediaElement, MediaStream>();
    const STEP_MS = 5;
    const LONGEST_STEP_MS = 50;
    let lastStepAt = performance.now();
    let ranMs = 0;
    const step = () => {
      const now = performance.now();
      ranMs += Math.min(now - lastStepAt, LONGEST_STEP_MS);
      lastStepAt = now;
      return ranMs;
    };
    let lastFrameAt: number | undefined;
    let longestFreezeMs = 0;
    let ranBefore = 0;
    const watched = new WeakSet<HTMLVideoElement>();
    const watchVideo = (video: HTMLVideoElement) => {
      const onFrame = () => {
        const now = step();
        if (lastFrameAt !== undefined) longestFreezeMs = Math.max(longestFreezeMs, now - lastFrameAt);
        lastFrameAt = now;
        video.requestVideoFrameCallback(onFrame);
      };
      video.requestVideoFrameCallback(onFrame);
    };
    const look = () => {
      step();
      const sounds = document.querySelectorAll<HTMLAudioElement>(
        `[data-testid="sound"][data-participant="${id}"] audio`,
      );
      for (const element of sounds) {
        const stream = element.srcObject;
        if (!(stream instanceof MediaStream) || element.paused || heard.get(element) === stream) continue;
        heard.set(element, stream);
        audio.createMediaStreamSource(stream).connect(meter);
      }
      const videos = document.querySelectorAll<HTMLVideoElement>(
        `[data-testid="tile"][data-participant="${id}"][data-kind="camera"] video`,
      );
      for (const video of videos) {
        if (watched.has(video)) continue;
        watched.add(video);
        watchVideo(video);
      }
    };
    look();
    setInterval(look, STEP_MS);
    Object.assign(window, {
      readGaps: () =>
        new Promise((resolve) => {
          meter.port.onmessage = ({ data }) => {
            const now = step();
            const result = {
              longestSilenceMs: data.longest / 48,
              heardMs: data.heard / 48,
              longestFreezeMs: Math.max(longestFreezeMs, now - (lastFrameAt ?? now)),
              ranMs: now - ranBefore,
            };
            longestFreezeMs = 0;
            ranBefore = now;
            resolve(result);
          };
          meter.port.postMessage('read');
        }),
    });
  }, participantId);

/** Reads and resets what `watchParticipant` counts. */
export const readGaps = (page: Page): Promise<Gaps> =>
  page.evaluate(() => (Reflect.get(window, 'readGaps') as () => Promise<Gaps>)());
