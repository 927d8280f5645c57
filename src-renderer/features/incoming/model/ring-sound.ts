/** One ring: frequencies in Hz and their beginning in seconds. */
const NOTES = [
  { at: 0, hz: 587.33 },
  { at: 0.16, hz: 739.99 },
  { at: 0.32, hz: 880 },
  { at: 0.72, hz: 587.33 },
  { at: 0.88, hz: 739.99 },
  { at: 1.04, hz: 880 },
] as const;
const NOTE_S = 0.3;
const PERIOD_MS = 2600;
const LOUDNESS = 0.16;

const strike = (context: AudioContext, { at, hz }: (typeof NOTES)[number]): void => {
  const start = context.currentTime + at;
  const tone = context.createOscillator();
  const envelope = context.createGain();
  tone.type = 'triangle';
  tone.frequency.value = hz;
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
  envelope.gain.exponentialRampToValueAtTime(0.001, start + NOTE_S);
  tone.connect(envelope).connect(context.destination);
  tone.start(start);
  tone.stop(start + NOTE_S);
};

/** Rings until closed. Silent where the browser forbids sound before the first click; the dialog is still there. */
export const startRingSound = (): (() => Promise<void>) => {
  const context = new AudioContext();
  const ring = () => {
    if (context.state === 'running') for (const note of NOTES) strike(context, note);
  };
  void context.resume().then(ring, () => undefined);
  const timer = setInterval(ring, PERIOD_MS);
  return async () => {
    clearInterval(timer);
    await context.close();
  };
};
