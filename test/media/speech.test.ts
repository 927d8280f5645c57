import { expect, test } from 'vitest';
import { watchSpeech } from '#server/media/speech.ts';
import type { MediaNotice } from '#server/ports/index.ts';
import type { ParticipantId } from '#shared/kernel/ids.ts';
import { ADA, BEN, CALL } from '#test/support/media/media-world.ts';
import { createVoice, openDirectRouter } from '#test/support/media/voice.ts';
import { describeWithWorker } from '#test/support/media/worker-binary.ts';

const PATIENCE = { timeout: 20_000, interval: 20 };

/** Ada and Ben with a microphone each, and one that belongs to nobody. */
const openMeeting = async () => {
  const { router, transport } = await openDirectRouter();
  const ada = await createVoice(transport, 1001);
  const ben = await createVoice(transport, 1002);
  const nobody = await createVoice(transport, 1003);
  const speakers = new Map<string, ParticipantId>([
    [ada.producer.id, ADA],
    [ben.producer.id, BEN],
  ]);
  const notices: MediaNotice[] = [];
  const speech = await watchSpeech({
    callId: CALL,
    router,
    speakerOf: (producerId) => speakers.get(producerId),
    tell: (notice) => notices.push(notice),
  });
  for (const { producer } of [ada, ben, nobody]) await speech.watch(producer);
  return { ada, ben, nobody, notices, speakers };
};

const levelsIn = (notices: readonly MediaNotice[]) => notices.filter((notice) => notice.kind === 'levels');

describeWithWorker('who speaks', () => {
  test('is told while somebody does, and once when silence begins', async () => {
    const { ada, notices } = await openMeeting();
    ada.hum(-30);
    const level = { kind: 'levels', callId: CALL, speaker: ADA, levels: [{ participantId: ADA, dbov: -30 }] };
    await expect.poll(() => notices, PATIENCE).toContainEqual(level);
    ada.hush();
    await expect.poll(() => notices.at(-1), PATIENCE).toEqual({ kind: 'levels', callId: CALL, levels: [] });
    // The next word comes right after that one notice of silence.
    const told = notices.length;
    ada.hum(-30);
    await expect.poll(() => notices.length, PATIENCE).toBeGreaterThan(told);
    expect(notices[told]).toMatchObject({ levels: [{ participantId: ADA }] });
  });

  test('names the loudest first, and who has the floor keeps it through a pause', async () => {
    const { ada, ben, notices } = await openMeeting();
    ada.hum(-50);
    await expect.poll(() => notices.at(-1), PATIENCE).toMatchObject({ speaker: ADA });
    ben.talk();
    const both = [{ participantId: BEN }, { participantId: ADA, dbov: -50 }];
    await expect.poll(() => notices.at(-1), PATIENCE).toMatchObject({ levels: both });
    // At first the loudest is named; it takes a sentence to win the floor, and then a pause does not lose it.
    const pausesOfBen = () => levelsIn(notices).filter(({ speaker, levels }) => speaker === BEN && levels.length === 1);
    await expect.poll(pausesOfBen, PATIENCE).not.toEqual([]);
    const won = notices.length;
    await expect.poll(() => pausesOfBen().length, PATIENCE).toBeGreaterThan(4);
    expect(new Set(levelsIn(notices.slice(won)).map(({ speaker }) => speaker))).toEqual(new Set([BEN]));
  });

  test('leaves out room noise, microphones of nobody, and those that are closed', async () => {
    const { ada, ben, nobody, notices, speakers } = await openMeeting();
    ben.hum(-90);
    nobody.hum(-20);
    ada.hum(-40);
    const level = { speaker: ADA, levels: [{ participantId: ADA, dbov: -40 }] };
    await expect.poll(() => notices.at(-1), PATIENCE).toMatchObject(level);
    speakers.delete(ada.producer.id);
    ada.producer.close();
    nobody.hush();
    await expect.poll(() => notices.at(-1), PATIENCE).toMatchObject({ levels: [] });
    const named = levelsIn(notices).flatMap(({ levels }) => levels.map(({ participantId }) => participantId));
    expect(new Set(named)).toEqual(new Set([ADA]));
  });
});
