const NOTES_HZ = [523.25, 659.25, 783.99] as const;
const NOTE_S = 0.22;

/** Plays three rising notes on a speaker, the system's own for null. Gives false when the browser refuses. */
export const playTestTone = async (speakerId: string | null): Promise<boolean> => {
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  const volume = context.createGain();
  volume.gain.value = 0.18;
  volume.connect(output);
  NOTES_HZ.forEach((frequency, index) => {
    const note = context.createOscillator();
    note.frequency.value = frequency;
    note.connect(volume);
    note.start(context.currentTime + index * NOTE_S);
    note.stop(context.currentTime + (index + 1) * NOTE_S);
  });
  // An element, because only elements can choose their speaker in every browser.
  const element = new Audio();
  element.srcObject = output.stream;
  try {
    if (speakerId && 'setSinkId' in element) await element.setSinkId(speakerId);
    await element.play();
    await new Promise((resolve) => setTimeout(resolve, NOTES_HZ.length * NOTE_S * 1000 + 150));
    return true;
  } catch {
    return false;
  } finally {
    element.srcObject = null;
    await context.close();
  }
};
