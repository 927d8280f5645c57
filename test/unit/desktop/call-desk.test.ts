import { describe, expect, it, vi } from 'vitest';
import { createCallDesk } from '#desktop/call/call-desk.ts';
import { type DeskCommand, requests } from '#shared/ipc/index.ts';
import { call, report, ring } from './support/desk.ts';

const open = () => {
  const desk = createCallDesk();
  const changed = vi.fn();
  const commanded = vi.fn();
  desk.changes.on(changed);
  desk.commands.on(commanded);
  return { desk, changed, commanded };
};

describe('the desk', () => {
  it('tells what the page says, with what it said before, and nothing twice', () => {
    const { desk, changed } = open();
    desk.report(report({ call }));
    desk.report(report({ call }));
    desk.report(report());
    expect(changed.mock.calls).toEqual([
      [{ now: report({ call }), before: null }],
      [{ now: report(), before: report({ call }) }],
    ]);
  });

  it('forgets everything with the page', () => {
    const { desk, changed } = open();
    desk.reset();
    expect(changed).not.toHaveBeenCalled();
    desk.report(report({ call, rings: [ring] }));
    desk.reset();
    expect(desk.state()).toBeNull();
    expect(changed).toHaveBeenLastCalledWith({ now: null, before: report({ call, rings: [ring] }) });
  });

  it.each<[DeskCommand, boolean]>([
    [{ kind: 'show' }, true],
    [{ kind: 'toggleMicrophone' }, false],
    [{ kind: 'leave' }, false],
    [{ kind: 'answer', ringId: ring.id }, false],
    [{ kind: 'answerWithoutCamera', ringId: ring.id }, false],
    [{ kind: 'decline', ringId: ring.id }, false],
  ])('passes on %j outside of calls: %s', (command, isPassedOn) => {
    const { desk, commanded } = open();
    desk.command(command);
    desk.report(report());
    desk.command(command);
    expect(commanded).toHaveBeenCalledTimes(isPassedOn ? 2 : 0);
  });

  it('passes on what fits the call and the ring of now', () => {
    const { desk, commanded } = open();
    desk.report(report({ call, rings: [ring] }));
    const commands: DeskCommand[] = [
      { kind: 'toggleMicrophone' },
      { kind: 'leave' },
      { kind: 'answer', ringId: ring.id },
      { kind: 'decline', ringId: ring.id },
    ];
    for (const command of [...commands, { kind: 'answer', ringId: 'older' } as const]) desk.command(command);
    expect(commanded.mock.calls).toEqual(commands.map((command) => [command]));
  });
});

describe('a report', () => {
  const accepts = (value: unknown): boolean => requests.deskReport.input.safeParse(value).success;

  it('is taken as it should be', () => {
    expect(accepts(report({ call, rings: [ring], missedCount: 2 }))).toBe(true);
    expect(accepts(report({ missedCount: null }))).toBe(true);
  });

  it.each([
    ['no report at all', undefined],
    ['a title without end', report({ call: { ...call, title: 'x'.repeat(201) } })],
    ['fewer than no people', report({ call: { ...call, peopleCount: -1 } })],
    ['a beginning that is no number', report({ call: { ...call, since: Number.NaN } })],
    ['a microphone of another kind', { ...report(), call: { ...call, microphone: 'loud' } }],
    ['more rings than anybody hears', report({ rings: Array.from({ length: 11 }, () => ring) })],
    ['a ring without an id', report({ rings: [{ ...ring, id: '' }] })],
    ['half a missed call', report({ missedCount: 0.5 })],
    ['a language that is not spoken', { ...report(), language: 'de' }],
    ['a message without end', report({ call: { ...call, message: { id: 'm', from: 'Ben', text: 'x'.repeat(301) } } })],
  ])('is refused with %s', (_what, value) => {
    expect(accepts(value)).toBe(false);
  });
});
