import { afterAll, describe, expect, it } from 'vitest';
import type { Speaker } from '#test/support/drivers/speaker.ts';
import { startServer } from '#test/support/server/index.ts';
import { type DialectName, type Stage, dialects, openStage } from './support/stage.ts';
import { type Silence, noWord, whySilent } from './support/vocabulary.ts';

const server = await startServer();
afterAll(() => server.close());

type Word = string | Silence;

/** What the API of a column says of somebody in the call: that they came, that they muted themselves, that they went. */
const ofPeople: Readonly<Record<DialectName, { readonly came: Word; readonly muted: Word; readonly went: Word }>> = {
  'conversation-calls': {
    came: 'call:participant-joined',
    muted: 'call:participant-media-state',
    went: 'call:participant-left',
  },
  'session-rooms': { came: 'user-joined', muted: noWord('participant.mediaChanged'), went: 'user-left' },
  platform: { came: 'user-joined', muted: 'user-audio-toggled', went: 'user-left' },
  'control-center': { came: 'participant_joined', muted: 'participant_muted', went: 'participant_left' },
  'direct-calls': { came: 'call_accepted', muted: noWord('participant.mediaChanged'), went: 'call_ended' },
};

/** The same of an operator, who is no participant and has no microphone. */
const ofOperators: Readonly<Record<DialectName, Word>> = {
  'conversation-calls': 'call:operators',
  'session-rooms': noWord('call.watched'),
  platform: noWord('call.watched'),
  'control-center': 'operators_changed',
  'direct-calls': noWord('call.watched'),
};

const wordOf = (hearer: Speaker, about: Speaker, what: 'came' | 'muted' | 'went'): Word =>
  about.dialect === 'control-center'
    ? ofOperators[hearer.dialect as DialectName]
    : ofPeople[hearer.dialect as DialectName][what];

/** Waits until the hearer was told, or, where its API has no word, makes sure that it says nothing and why. */
const expectHeard = async (hearer: Speaker, about: Speaker, what: 'came' | 'muted' | 'went') => {
  const word = wordOf(hearer, about, what);
  if (typeof word !== 'string') {
    expect(whySilent(hearer.dialect as DialectName, word.of)).toMatch(/\w/);
    expect(await hearer.heard()).toEqual([]);
    return;
  }
  const heard: string[] = [];
  const expected = about.dialect === 'control-center' ? word : `${word} ${about.name}`;
  await expect
    .poll(async () => heard.push(...(await hearer.heard())) && heard, { timeout: 8_000, interval: 50 })
    .toContain(expected);
};

/** An operator knows of nobody else by name before they came. */
const comeInto = async (stage: Stage, speaker: Speaker) => {
  await speaker.come();
  await stage.learn();
};

const pairs = dialects.flatMap((first) => dialects.map((second) => [first, second] as const));

describe('two in one call', () => {
  it.each(pairs)('%s is there, %s comes: each sees the other come, mute and go', async (one, other) => {
    const stage = await openStage(server);
    const ada = await stage.speaker(one, 'Ada');
    const ben = await stage.speaker(other, 'Ben');
    await comeInto(stage, ada);
    await comeInto(stage, ben);
    await expectHeard(ada, ben, 'came');

    for (const [speaker, hearer] of [
      [ada, ben],
      [ben, ada],
    ] as const) {
      await hearer.heard();
      if (!speaker.mute) continue;
      await speaker.mute();
      await expectHeard(hearer, speaker, 'muted');
    }

    await ada.heard();
    await ben.leave();
    await expectHeard(ada, ben, 'went');
  });
});

describe('the end', () => {
  it.each(dialects)('by an operator is heard by %s', async (dialect) => {
    const ended: Readonly<Record<DialectName, string>> = {
      'conversation-calls': 'call:ended',
      'session-rooms': 'user-left',
      platform: 'call-ended',
      'control-center': 'session_ended',
      'direct-calls': 'call_ended',
    };
    const stage = await openStage(server);
    const ada = await stage.speaker(dialect, 'Ada');
    const zoe = await stage.speaker('conversation-calls', 'Zoe');
    const operator = await stage.speaker('control-center', 'Otto');
    for (const speaker of [zoe, ada, operator]) await comeInto(stage, speaker);
    await ada.heard();
    await operator.end?.();
    const heard: string[] = [];
    await expect
      .poll(async () => heard.push(...(await ada.heard())) && heard.join(), { timeout: 8_000, interval: 50 })
      .toContain(ended[dialect]);
  });
});
