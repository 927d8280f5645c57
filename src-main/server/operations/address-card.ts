import { create } from 'qrcode';

/** What the card tells. */
export interface AddressCard {
  /** The address to open on this machine. */
  readonly url: string;
  /** The address for others; undefined without a network. */
  readonly lanUrl: string | undefined;
  /** The authority's fingerprint; undefined without TLS. */
  readonly fingerprint: string | undefined;
  /** Where the administrator's account is set up; undefined when that was done. */
  readonly setUpUrl?: string | undefined;
  /** For a terminal: paints the code black on white whatever the terminal's own colours. */
  readonly colors: boolean;
}

/** The text that greets whoever starts the server by hand: where to open it, here and elsewhere, with a QR code to scan. */
export const renderAddressCard = ({ url, lanUrl, fingerprint, setUpUrl, colors }: AddressCard): string => {
  const lines = ['', `Beckon is ready. Open ${url}`];
  if (setUpUrl) {
    lines.push('To become its administrator, choose your e-mail address and password here, once, within 24 hours:');
    lines.push(setUpUrl, '');
  }
  if (!lanUrl) return [...lines, 'No network was found, so others cannot join yet.', ''].join('\n');
  lines.push(`Others in your network open ${lanUrl}`, '', qrCode(lanUrl, colors), '');
  if (fingerprint) {
    lines.push(`The first time, a device warns. How it comes to trust this server: ${lanUrl}/trust`, fingerprint, '');
  }
  return lines.join('\n');
};

/** Rows of light modules around the code, without which scanners do not find it. */
const MARGIN = 2;
const BLACK_ON_WHITE = '\u001b[30;107m';
const RESET = '\u001b[0m';

/** One character shows two modules, one above the other. */
const qrCode = (text: string, colors: boolean): string => {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const isDark = (row: number, column: number): boolean =>
    row >= 0 && column >= 0 && row < size && column < size && data[row * size + column] === 1;
  const lines: string[] = [];
  for (let row = -MARGIN; row < size + MARGIN; row += 2) {
    let line = '';
    for (let column = -MARGIN; column < size + MARGIN; column += 1) {
      line += block(isDark(row, column), isDark(row + 1, column));
    }
    lines.push(colors ? `${BLACK_ON_WHITE}${line}${RESET}` : line.trimEnd());
  }
  return lines.join('\n');
};

const block = (upper: boolean, lower: boolean): string => {
  if (upper) return lower ? '█' : '▀';
  return lower ? '▄' : ' ';
};
