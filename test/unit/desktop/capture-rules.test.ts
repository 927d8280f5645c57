import { describe, expect, it } from 'vitest';
import { captureWaysOf, createCaptureDesk, kindOf } from '#desktop/capture/capture-rules.ts';

const screen = { sourceId: 'screen:0:0', withSound: false };

describe('choosing what to share', () => {
  it.each([
    ['linux', { XDG_SESSION_TYPE: 'x11' }, { systemAsks: false, preferSystemPicker: false, canShareSound: false }],
    ['linux', { XDG_SESSION_TYPE: 'wayland' }, { systemAsks: true, preferSystemPicker: false, canShareSound: false }],
    ['darwin', {}, { systemAsks: false, preferSystemPicker: true, canShareSound: false }],
    ['win32', {}, { systemAsks: false, preferSystemPicker: false, canShareSound: true }],
  ] as const)('goes on %s %j in the way of the system', (platform, environment, ways) => {
    expect(captureWaysOf(platform, environment)).toEqual(ways);
  });

  it.each([
    ['screen:0:0', 'screen'],
    ['window:12:1', 'window'],
  ])('tells %s for a %s', (id, kind) => expect(kindOf(id)).toBe(kind));
});

describe('a question what to share', () => {
  it('is settled by its own answer, once', async () => {
    const desk = createCaptureDesk();
    const { id, answer } = desk.ask();
    desk.answer(id, screen);
    desk.answer(id, null);
    expect(await answer).toEqual(screen);
  });

  it('is not settled by the answer to another one', async () => {
    const desk = createCaptureDesk();
    const first = desk.ask();
    const second = desk.ask();
    expect(await first.answer).toBeNull();
    desk.answer(first.id, screen);
    desk.answer(second.id, null);
    expect(await second.answer).toBeNull();
  });

  it('is answered with no when the page that asked is gone', async () => {
    const desk = createCaptureDesk();
    const { answer } = desk.ask();
    desk.giveUp();
    expect(await answer).toBeNull();
  });
});
