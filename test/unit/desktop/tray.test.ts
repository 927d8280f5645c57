import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createNativeTexts } from '#desktop/app/native-texts.ts';
import { type IconLook, type TrayIcon, drawMissedSign, drawTrayIcon } from '#desktop/tray/icon-shapes.ts';
import { toPng } from '#desktop/tray/png.ts';
import { toTrayView } from '#desktop/tray/tray-rules.ts';
import type { DeskCall } from '#shared/ipc/index.ts';
import { call, report } from './support/desk.ts';

const texts = createNativeTexts(() => 'en');
const viewIn = (difference: Partial<DeskCall>) => toTrayView(report({ call: { ...call, ...difference } }), true, texts);
const actsOf = ({ items }: ReturnType<typeof toTrayView>) => Object.fromEntries(items.map(({ id, act }) => [id, act]));
const labelsOf = ({ items }: ReturnType<typeof toTrayView>) => items.map(({ label }) => label);

describe('the tray', () => {
  it.each([null, report()])('offers nothing of a call outside of calls (%j)', (state) => {
    const view = toTrayView(state, false, texts);
    expect(view).toMatchObject({ icon: 'idle', toolTip: 'Beckon' });
    expect(actsOf(view)).toEqual({
      show: { kind: 'show' },
      microphone: null,
      leave: null,
      hosting: null,
      quit: 'quit',
    });
    expect(labelsOf(view)).toEqual(['Show Beckon', 'Mute microphone', 'Leave call', 'Not hosting', 'Quit Beckon']);
  });

  it('names the call and mutes it', () => {
    const view = viewIn({ microphone: 'on' });
    expect(view).toMatchObject({ icon: 'inCall', toolTip: 'Plans – microphone on' });
    expect(actsOf(view)).toMatchObject({ microphone: { kind: 'toggleMicrophone' }, leave: { kind: 'leave' } });
    expect(labelsOf(view)).toContain('Hosting on this computer');
  });

  it('shows that the microphone is off, and switches it on', () => {
    const view = viewIn({ microphone: 'off' });
    expect(view).toMatchObject({ icon: 'muted', toolTip: 'Plans – microphone off' });
    expect(actsOf(view)['microphone']).toEqual({ kind: 'toggleMicrophone' });
    expect(labelsOf(view)).toContain('Unmute microphone');
  });

  it('switches nothing where there is no microphone', () => {
    const view = viewIn({ microphone: 'none' });
    expect(view).toMatchObject({ icon: 'muted', toolTip: 'Plans – no microphone' });
    expect(actsOf(view)).toMatchObject({ microphone: null, leave: { kind: 'leave' } });
  });

  it('speaks the language of the page', () => {
    const french = toTrayView(
      report({ call }),
      false,
      createNativeTexts(() => 'fr'),
    );
    expect(french.toolTip).toBe('Plans – micro activé');
    expect(labelsOf(french)[0]).toBe('Afficher Beckon');
  });
});

const SIZE = 32;
const icons: readonly TrayIcon[] = ['idle', 'inCall', 'muted'];
const pixelAt = (pixels: Uint8Array, x: number, y: number): number[] => [
  ...pixels.subarray((y * SIZE + x) * 4, (y * SIZE + x) * 4 + 4),
];

describe('the icon of the tray', () => {
  it.each<IconLook>(['template', 'colored'])('differs by what it tells (%s)', (look) => {
    const drawn = icons.map((icon) => Buffer.from(drawTrayIcon(icon, look, 16)).toString('base64'));
    expect(new Set(drawn).size).toBe(3);
  });

  it('is the mark of the app, with a green dot in a call and a red line while muted', () => {
    const [idle, inCall, muted] = icons.map((icon) => drawTrayIcon(icon, 'colored', SIZE));
    if (!idle || !inCall || !muted) throw new Error('Not drawn');
    expect(pixelAt(idle, 13, 18)).toEqual([255, 181, 46, 255]);
    expect(pixelAt(idle, 24, 24)).toEqual([18, 25, 39, 255]);
    expect(pixelAt(inCall, 24, 24)).toEqual([52, 199, 123, 255]);
    expect(pixelAt(muted, 16, 15)).toEqual([255, 92, 92, 255]);
    expect(pixelAt(idle, 0, 0)[3]).toBeLessThan(40);
  });

  it.each(icons)('is black on nothing where the system colours it (%s)', (icon) => {
    const pixels = drawTrayIcon(icon, 'template', SIZE);
    const colors = Array.from({ length: SIZE * SIZE }, (_, place) => [...pixels.subarray(place * 4, place * 4 + 3)]);
    expect(colors.every((color) => color.every((part) => part === 0))).toBe(true);
    expect(pixelAt(pixels, 31, 0)[3]).toBe(0);
    expect(pixelAt(pixels, 10, 20)[3]).toBe(255);
  });

  it('is packed as a PNG with the same pixels', () => {
    const pixels = drawMissedSign(16);
    const png = toPng(pixels, 16);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([16, 16]);
    const start = png.indexOf('IDAT') + 4;
    const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
    const packed = Array.from({ length: 16 }, (_, row) => [...rows.subarray(row * 65 + 1, (row + 1) * 65)]).flat();
    expect(packed).toEqual([...pixels]);
  });
});
