/** What the icon tells. */
export type TrayIcon = 'idle' | 'inCall' | 'muted';

/** How it is drawn: black for systems that colour it themselves, or as the app's own icon. */
export type IconLook = 'template' | 'colored';

type Color = readonly [red: number, green: number, blue: number];

/** Gives how far a point is outside of the shape, in units of the drawing. */
type Shape = (x: number, y: number) => number;

interface Layer {
  readonly shape: Shape;
  /** Null takes away what is below. */
  readonly color: Color | null;
}

/** The drawing of `resources/icons/favicon.svg` is this wide. */
const UNITS = 32;
const BLACK: Color = [0, 0, 0];
const WHITE: Color = [255, 255, 255];
const NIGHT: Color = [18, 25, 39];
const AMBER: Color = [255, 181, 46];
const GREEN: Color = [52, 199, 123];
const RED: Color = [255, 92, 92];

const circle =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

/** A line with round ends. */
const line =
  (x1: number, y1: number, x2: number, y2: number, width: number): Shape =>
  (x, y) => {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
    const t = Math.min(1, Math.max(0, along));
    return Math.hypot(x - x1 - t * dx, y - y1 - t * dy) - width / 2;
  };

/** The upper right part of a ring, with round ends at these angles. */
const arc =
  (cx: number, cy: number, radius: number, from: number, to: number, width: number): Shape =>
  (x, y) => {
    const angle = Math.min(to, Math.max(from, Math.atan2(y - cy, x - cx)));
    return Math.hypot(x - cx - radius * Math.cos(angle), y - cy - radius * Math.sin(angle)) - width / 2;
  };

const tile: Shape = (x, y) => {
  const [dx, dy] = [Math.abs(x - 16) - 8, Math.abs(y - 16) - 8];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - 8;
};

const mark = (stem: Color, light: Color): readonly Layer[] => [
  { shape: line(7.4, 7.4, 7.4, 24.2, 3.2), color: stem },
  { shape: circle(13.6, 18.6, 7), color: light },
  { shape: arc(13.6, 18.6, 11.8, -1.42, -0.16, 2.6), color: light },
];

/** `gap` keeps the sign apart from the mark. */
const signs = (gap: Color | null, call: Color, mute: Color): Readonly<Record<TrayIcon, readonly Layer[]>> => ({
  idle: [],
  inCall: [
    { shape: circle(24.5, 24.5, 8), color: gap },
    { shape: circle(24.5, 24.5, 5.8), color: call },
  ],
  muted: [
    { shape: line(5, 4, 28, 27, 7.4), color: gap },
    { shape: line(5, 4, 28, 27, 3.4), color: mute },
  ],
});

const layersOf = (icon: TrayIcon, look: IconLook): readonly Layer[] =>
  look === 'template'
    ? [...mark(BLACK, BLACK), ...signs(null, BLACK, BLACK)[icon]]
    : [{ shape: tile, color: NIGHT }, ...mark(WHITE, AMBER), ...signs(NIGHT, GREEN, RED)[icon]];

const paint = (layers: readonly Layer[], size: number): Uint8Array => {
  const pixels = new Uint8Array(size * size * 4);
  const scale = size / UNITS;
  for (let place = 0; place < size * size; place += 1) {
    const [x, y] = [((place % size) + 0.5) / scale, (Math.floor(place / size) + 0.5) / scale];
    let color: Color = BLACK;
    let alpha = 0;
    for (const layer of layers) {
      const covered = Math.min(1, Math.max(0, 0.5 - layer.shape(x, y) * scale));
      const rest = alpha * (1 - covered);
      alpha = layer.color ? covered + rest : rest;
      const over = layer.color ?? color;
      const share = alpha === 0 || !layer.color ? 0 : covered / alpha;
      const mix = (from: number, to: number): number => from + (to - from) * share;
      color = [mix(color[0], over[0]), mix(color[1], over[1]), mix(color[2], over[2])];
    }
    pixels.set([...color.map(Math.round), Math.round(alpha * 255)], place * 4);
  }
  return pixels;
};

/** Draws the icon of the tray as rows of red, green, blue and alpha. `size` in pixels. */
export const drawTrayIcon = (icon: TrayIcon, look: IconLook, size: number): Uint8Array =>
  paint(layersOf(icon, look), size);

/** Draws the sign for something missed, which systems put over the app's icon. */
export const drawMissedSign = (size: number): Uint8Array => paint([{ shape: circle(16, 16, 12), color: RED }], size);
