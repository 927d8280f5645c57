import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { type AddressCard, renderAddressCard } from '#server/operations/address-card.ts';

const card: AddressCard = {
  url: 'https://localhost:8787',
  lanUrl: 'https://192.168.1.20:8787',
  fingerprint: 'sha256:ab12',
  colors: false,
};

/** Reads the drawn code back: true for a dark module. */
const readModules = (text: string): boolean[][] => {
  const lines = text.split('\n').filter((line) => /^[ █▀▄]*[█▀▄][ █▀▄]*$/.test(line));
  const width = Math.max(...lines.map((line) => line.length));
  return lines.flatMap((line) => {
    const signs = line.padEnd(width).split('');
    return [signs.map((sign) => '█▀'.includes(sign)), signs.map((sign) => '█▄'.includes(sign))];
  });
};

describe('the address card', () => {
  it('tells the address here, in the network, and how to trust it', () => {
    const text = renderAddressCard(card);
    expect(text).toContain('Open https://localhost:8787\n');
    expect(text).toContain('open https://192.168.1.20:8787\n');
    expect(text).toContain('https://192.168.1.20:8787/trust');
    expect(text).toContain('sha256:ab12');
  });

  it('draws the very QR code of the network address', () => {
    const { size, data } = create(card.lanUrl ?? '', { errorCorrectionLevel: 'M' }).modules;
    const drawn = readModules(renderAddressCard(card));
    for (let row = 0; row < size; row += 1) {
      // The margin is two modules at the left; the drawn lines begin with the first row of the code.
      const modules = drawn[row]?.slice(2, 2 + size) ?? [];
      expect(modules.map(Number)).toEqual(Array.from(data.slice(row * size, (row + 1) * size), Number));
    }
  });

  it('paints it black on white in a terminal', () => {
    const painted = renderAddressCard({ ...card, colors: true });
    const rows = painted.split('\n').filter((line) => line.startsWith('\u001b[30;107m'));
    expect(rows.length).toBeGreaterThan(13);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows.every((row) => row.endsWith('\u001b[0m'))).toBe(true);
  });

  it('says nothing of trust without TLS', () => {
    expect(renderAddressCard({ ...card, fingerprint: undefined })).not.toContain('trust');
  });

  it('says so when there is no network', () => {
    expect(renderAddressCard({ ...card, lanUrl: undefined })).toBe(
      '\nBeckon is ready. Open https://localhost:8787\nNo network was found, so others cannot join yet.\n',
    );
  });
});
