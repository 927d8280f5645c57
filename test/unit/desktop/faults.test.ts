import { describe, expect, it, vi } from 'vitest';
import { createNativeTexts } from '#desktop/app/native-texts.ts';
import { createCallDesk } from '#desktop/call/call-desk.ts';
import { createCrashLimit } from '#desktop/faults/crash-limit.ts';
import { createFaultDesk } from '#desktop/faults/fault-desk.ts';
import { type Fault, faultActionOf, writeFaultPage } from '#desktop/faults/fault-page.ts';
import { createMender } from '#desktop/faults/mend-windows.ts';
import { call, report } from './support/desk.ts';

const MEETING = 'beckon-app://client/meet/plans?call=one';
const FAULT = { kind: 'load', url: 'beckon-app://fault/' };

const open = () => {
  const desk = createCallDesk();
  let at = 0;
  const copy = vi.fn();
  const faults = createFaultDesk({
    desk,
    limit: createCrashLimit(() => at),
    writeReport: (reason) => `report: ${reason}`,
    copy,
  });
  const beginCall = () => desk.report(report({ call }));
  return { desk, faults, copy, beginCall, pass: (ms: number) => void (at += ms) };
};

describe('a page that crashes', () => {
  it('is replaced by one that says so, and opens again where it began', () => {
    const { faults } = open();
    expect(faults.crashed('oom, 1', 'beckon-app://client/settings')).toEqual(FAULT);
    expect(faults.fault()).toEqual({ kind: 'crashed', details: 'report: oom, 1', callUrl: null });
    expect(faults.act('return')).toEqual({ kind: 'load', url: 'beckon-app://client/' });
    expect(faults.fault()).toBeNull();
  });

  it('in a call offers the way back into it, even when the page about it crashes too', () => {
    const { faults, beginCall, desk } = open();
    beginCall();
    faults.crashed('crashed, 139', MEETING);
    desk.reset();
    faults.crashed('crashed, 139', 'beckon-app://fault/');
    expect(faults.fault()?.callUrl).toBe(MEETING);
    expect(faults.act('return')).toEqual({ kind: 'load', url: MEETING });
  });

  it('hands the report over, and says so', () => {
    const { faults, copy } = open();
    faults.crashed('oom, 1', 'beckon-app://client/');
    expect(faults.isCopied()).toBe(false);
    expect(faults.act('copy')).toEqual(FAULT);
    expect(copy).toHaveBeenCalledExactlyOnceWith('report: oom, 1');
    expect(faults.isCopied()).toBe(true);
    faults.crashed('oom, 1', 'beckon-app://client/');
    expect(faults.isCopied()).toBe(false);
  });

  it('is given up after more than three times in a minute, and not before', () => {
    const { faults, pass } = open();
    const crash = () => faults.crashed('crashed, 1', 'beckon-app://client/').kind;
    expect([crash(), crash(), crash(), crash()]).toEqual(['load', 'load', 'load', 'giveUp']);
    pass(60_000);
    expect(crash()).toBe('load');
  });
});

describe('the page about a fault', () => {
  const texts = createNativeTexts(() => 'fr');
  const write = (fault: Partial<Fault>, isCopied = false) =>
    writeFaultPage({
      fault: { kind: 'crashed', details: 'report', callUrl: null, ...fault },
      texts,
      language: 'fr',
      isCopied,
    });

  it('speaks the language of the app and runs nothing', () => {
    const page = write({});
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('<h1>La page a cessé de fonctionner</h1>');
    expect(page).not.toMatch(/<script|\son\w+=|src=/i);
    expect(write({ kind: 'notLoaded' })).toContain('La page n’a pas pu être chargée');
  });

  it('shows the report as text, whatever is in it', () => {
    expect(write({ details: '<img src=x onerror="y"> & co' })).toContain(
      '&lt;img src=x onerror=&quot;y&quot;&gt; &amp; co',
    );
  });

  it('has links for what can be done, and nothing else is followed', () => {
    const actionsIn = (page: string) =>
      [...page.matchAll(/href="([^"]+)"/g)].map(([, url]) => faultActionOf(`beckon-app://fault${url}`));
    expect(actionsIn(write({}))).toEqual(['open', 'copy']);
    expect(actionsIn(write({ callUrl: MEETING }))).toEqual(['return', 'open', 'copy']);
    expect(write({}, true)).toContain('Copié');
    for (const url of [
      'beckon-app://client/copy',
      'beckon-app://other/fault/copy',
      'beckon-app://fault/fault/copy?x',
      'https://fault/copy',
      'beckon-app://fault/',
    ])
      expect(faultActionOf(url)).toBeNull();
  });
});

describe('the page of another window that crashes', () => {
  it('is loaded anew once in a minute; then the window goes, and that is told', () => {
    let at = 0;
    const done: string[] = [];
    const note = (what: string) => (kind: string) => void done.push(`${what} ${kind}`);
    const mend = createMender({ now: () => at, reload: note('reload'), close: note('close'), gaveUp: note('told') });
    mend('mini');
    mend('ringing');
    at = 60_000;
    mend('mini');
    mend('mini');
    expect(done).toEqual(['reload mini', 'reload ringing', 'reload mini', 'close mini', 'told mini']);
  });
});
