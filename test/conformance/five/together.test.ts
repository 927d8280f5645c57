import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Speaker } from '#test/support/drivers/speaker.ts';
import { startServer } from '#test/support/server/index.ts';
import { type DialectName, type Stage, dialects, openStage } from './support/stage.ts';
import { type Silence, noWord, whySilent } from './support/vocabulary.ts';

const server = await startServer();
afterAll(() => server.close());

/** What one API says at one step: its words in order, or the event of the core that it has no word for. */
type Said = readonly string[] | Silence;
type Row = Readonly<Record<DialectName, Said>>;

const row = (
  conversationCalls: Said,
  sessionRooms: Said,
  platform: Said,
  controlCenter: Said,
  directCalls: Said,
): Row => ({
  'conversation-calls': conversationCalls,
  'session-rooms': sessionRooms,
  platform,
  'control-center': controlCenter,
  'direct-calls': directCalls,
});

const noMedia = noWord('participant.mediaChanged');
const noChat = noWord('chat.posted');
const noStatus = noWord('participant.statusChanged');
const noLeaving = noWord('participant.left');

/**
 * What each API says when Zoe does something in a call with all five, side by side:
 *
 * | conversation-calls | session-rooms | platform | control-center | direct-calls |
 */
const script = {
  comes: row(
    ['call:participant-joined Zoe'],
    ['user-joined Zoe'],
    ['user-joined Zoe'],
    ['participant_joined Zoe'],
    ['call_accepted Zoe'],
  ),
  mutes: row(
    ['call:participant-media-state Zoe'],
    noMedia,
    ['user-audio-toggled Zoe'],
    ['participant_muted Zoe'],
    noMedia,
  ),
  writes: row(['call:chat Zoe'], noChat, ['new-message Zoe'], noChat, noChat),
  vanishes: row(
    ['call:participant-status Zoe'],
    ['user-left Zoe'],
    ['user-left Zoe'],
    ['participant_left Zoe'],
    noStatus,
  ),
  returns: row(
    ['call:participant-status Zoe'],
    ['user-joined Zoe'],
    ['user-joined Zoe'],
    ['participant_joined Zoe'],
    noStatus,
  ),
  leaves: row(['call:participant-left Zoe'], ['user-left Zoe'], ['user-left Zoe'], ['participant_left Zoe'], noLeaving),
} as const;

/** What each API says to those whom the call rings, if they are no operators. */
const ringing = row(
  ['call:incoming Owner'],
  noWord('call.ringing'),
  ['call-invitation Owner'],
  noWord('call.ringing'),
  ['call_invitation Owner'],
);

/** What each API says when an operator ends it all. */
const theEnd = row(['call:ended'], ['user-left'], ['call-ended'], ['session_ended'], ['call_ended']);

type Five = Readonly<Record<DialectName, Speaker>>;

/** One speaker of each API, connected and not in the call yet. */
const gather = async (stage: Stage): Promise<Five> => {
  const names: Readonly<Record<DialectName, string>> = {
    'conversation-calls': 'Cleo',
    'session-rooms': 'Rosa',
    platform: 'Paul',
    'control-center': 'Otto',
    'direct-calls': 'Dan',
  };
  const speakers: [DialectName, Speaker][] = [];
  for (const dialect of dialects) {
    const speaker = await stage.speaker(dialect, names[dialect]);
    speakers.push([dialect, speaker]);
  }
  return Object.fromEntries(speakers) as Five;
};

/** One speaker of each API, all in the call. */
const assemble = async (stage: Stage): Promise<Five> => {
  const five = await gather(stage);
  for (const dialect of dialects) await five[dialect].come();
  await stage.learn();
  for (const dialect of dialects) await five[dialect].heard();
  return five;
};

/** Checks the whole row: who has words says exactly these, in this order, and who has none says nothing, and why. */
const expectRow = async (five: Five, said: Row): Promise<void> => {
  for (const dialect of dialects) {
    const words = said[dialect];
    const speaker = five[dialect];
    if (!('of' in words)) {
      const heard: string[] = [];
      const enough = async () => heard.push(...(await speaker.heard())) >= words.length;
      await expect
        .poll(enough, { timeout: 8_000, interval: 50, message: `${dialect} heard ${heard.join()}` })
        .toBe(true);
      expect({ dialect, heard }).toEqual({ dialect, heard: [...words] });
      continue;
    }
    expect(whySilent(dialect, words.of)).toMatch(/\w/);
    expect({ dialect, heard: await speaker.heard() }).toEqual({ dialect, heard: [] });
  }
};

describe('all five APIs in one call', () => {
  it.each(['conversation-calls', 'platform'] as const)(
    'each tells in its own words what somebody of %s does, from coming to leaving',
    async (dialect) => {
      const stage = await openStage(server);
      const five = await assemble(stage);
      const zoe = await stage.speaker(dialect, 'Zoe');

      await zoe.come();
      await stage.learn();
      await expectRow(five, script.comes);
      await zoe.mute?.();
      await expectRow(five, script.mutes);
      await zoe.say?.('Hello');
      await expectRow(five, script.writes);
      zoe.vanish();
      await expectRow(five, script.vanishes);
      await zoe.come();
      await expectRow(five, script.returns);
      await zoe.leave();
      await expectRow(five, script.leaves);
    },
  );

  it('each rings in its own words, or not at all', async () => {
    const stage = await openStage(server);
    const five = await gather(stage);
    // An operator watches from the beginning; all others are still to come.
    await five['control-center'].come();
    await stage.ringAll();
    await expectRow(five, ringing);
  });

  it('each finds its people back in the call after a crash of the server', async () => {
    const own = await startServer();
    onTestFinished(() => own.close());
    const stage = await openStage(own);
    const five = await assemble(stage);
    await own.kill();
    await own.start();
    for (const dialect of dialects) await expect.poll(() => five[dialect].isConnected()).toBe(false);
    for (const dialect of dialects) await five[dialect].come();
    await stage.learn();
    for (const dialect of dialects) await five[dialect].heard();
    const zoe = await stage.speaker('conversation-calls', 'Zoe');
    await zoe.come();
    await stage.learn();
    await expectRow(five, script.comes);
    await zoe.leave();
    await expectRow(five, script.leaves);
  });

  it('each tells the end in its own words', async () => {
    const stage = await openStage(server);
    const five = await assemble(stage);
    await five['control-center'].end?.();
    for (const dialect of dialects) {
      const heard: string[] = [];
      const [word = ''] = 'of' in theEnd[dialect] ? [] : theEnd[dialect];
      await expect
        .poll(async () => heard.push(...(await five[dialect].heard())) && heard.join(), {
          timeout: 8_000,
          interval: 50,
        })
        .toContain(word);
    }
  });
});
