import { describe, expect, it, vi } from 'vitest';
import { createCallDesk } from '#desktop/call/call-desk.ts';
import { createCallGuard } from '#desktop/call/call-guard.ts';
import { createServerChoice } from '#desktop/servers/server-choice.ts';
import { openSecrets } from '#desktop/settings/secrets.ts';
import { openSettings } from '#desktop/settings/settings.ts';
import { createEmitter } from '#shared/kernel/emitter.ts';
import type { HostingState } from '#shared/ipc/index.ts';
import { call, report } from './support/desk.ts';

const openGuard = () => {
  const desk = createCallDesk();
  const answers: ((isAgreed: boolean) => void)[] = [];
  const ask = vi.fn((_title: string) => new Promise<boolean>((resolve) => void answers.push(resolve)));
  const guard = createCallGuard(desk, ask);
  return { desk, ask, guard, answer: (isAgreed: boolean) => answers.at(-1)?.(isAgreed) };
};

describe('the guard of a call', () => {
  it('asks nobody without a call', async () => {
    const { guard, desk, ask } = openGuard();
    expect(await guard.mayLeave()).toBe(true);
    desk.report(report());
    expect(await guard.mayLeave()).toBe(true);
    expect(ask).not.toHaveBeenCalled();
  });

  it.each([true, false])('does as the person says: %j', async (isAgreed) => {
    const { guard, desk, ask, answer } = openGuard();
    desk.report(report({ call }));
    const asked = guard.mayLeave();
    answer(isAgreed);
    expect(await asked).toBe(isAgreed);
    expect(ask).toHaveBeenCalledExactlyOnceWith('Plans');
  });

  it('lets nothing else lead away while a question is open, and asks again later', async () => {
    const { guard, desk, answer } = openGuard();
    desk.report(report({ call }));
    const first = guard.mayLeave();
    expect(await guard.mayLeave()).toBe(false);
    answer(false);
    expect(await first).toBe(false);
    const later = guard.mayLeave();
    answer(true);
    expect(await later).toBe(true);
  });

  it('lets go of a call that ended while the question stood', async () => {
    const { guard, desk, answer } = openGuard();
    desk.report(report({ call }));
    const asked = guard.mayLeave();
    desk.reset();
    answer(false);
    expect(await asked).toBe(true);
  });
});

const origin = 'https://192.168.1.30:8787';
const pin = { fingerprint: `sha256:${'b'.repeat(64)}`, authority: 'pem' };

const openChoice = (mayLeave: () => Promise<boolean>) => {
  const memory = () => {
    let content: unknown;
    return { read: () => content, write: (value: unknown) => void (content = value) };
  };
  const settings = openSettings(memory());
  const old = {
    id: 'old',
    name: 'ada-pc',
    origin: 'https://192.168.1.20:8787',
    fingerprint: null,
    usedAt: 1,
    authority: null,
  };
  settings.change({ servers: [old], server: 'old' });
  const reload = vi.fn();
  const choice = createServerChoice({
    settings,
    secrets: openSecrets(memory(), { isAvailable: () => false, seal: String, open: String }),
    hosting: { running: () => null, changes: createEmitter<HostingState>() },
    nearby: { list: () => [], changes: createEmitter<void>() },
    probe: async () => ({ kind: 'found', pin, name: 'ben-pc' }),
    now: () => 9,
    newId: () => 'new',
    mayLeave,
    reload,
  });
  return { choice, reload, settings };
};

describe('choosing another server during a call', () => {
  it('changes nothing when the person stays', async () => {
    const { choice, reload, settings } = openChoice(async () => false);
    const before = settings.read();
    expect(await choice.connect(`${origin}/join/abc`, null)).toEqual({ kind: 'stayed' });
    await choice.leave();
    await choice.forget('old');
    expect(await choice.chooseOwn()).toBe(false);
    expect(settings.read()).toEqual(before);
    expect(choice.chosen()?.id).toBe('old');
    expect(reload).not.toHaveBeenCalled();
  });

  it('goes there when the person agrees', async () => {
    const { choice, reload } = openChoice(async () => true);
    expect(await choice.connect(`${origin}/join/abc`, null)).toEqual({ kind: 'connected' });
    expect(reload).toHaveBeenCalledExactlyOnceWith('/join/abc');
    expect(choice.chosen()).toMatchObject({ id: 'new', origin });
  });

  it('asks only about servers that may be used', async () => {
    const mayLeave = vi.fn(async () => true);
    const { choice } = openChoice(mayLeave);
    await choice.connect('not an address', null);
    await choice.connect(`${origin}/join/abc#sha256:${'c'.repeat(64)}`, null);
    expect(mayLeave).not.toHaveBeenCalled();
  });

  it('asks no more once the server of the call has shown another key', async () => {
    const { choice, reload } = openChoice(async () => false);
    const refused = new Promise((resolve) => {
      choice.refusals.on(resolve);
    });
    choice.noteRefusal('192.168.1.20');
    await refused;
    await choice.leave();
    expect(reload).toHaveBeenCalledExactlyOnceWith('/');
    expect(choice.chosen()).toBeNull();
  });
});
