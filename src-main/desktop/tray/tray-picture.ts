import process from 'node:process';
import { type NativeImage, nativeImage } from 'electron';
import { type TrayIcon, drawMissedSign, drawTrayIcon } from './icon-shapes.ts';
import { toPng } from './png.ts';

const isMac = process.platform === 'darwin';
/** What the panels of the systems show without scaling. */
const SIZE = process.platform === 'linux' ? 22 : 16;
const SCALES = [1, 1.5, 2, 3];

const toImage = (size: number, draw: (size: number) => Uint8Array): NativeImage => {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of SCALES) {
    const png = toPng(draw(size * scaleFactor), size * scaleFactor);
    image.addRepresentation({ scaleFactor, dataURL: `data:image/png;base64,${png.toString('base64')}` });
  }
  return image;
};

/** The icon of the tray, sharp on every screen. macOS colours it by itself. */
export const trayPicture = (icon: TrayIcon): NativeImage => {
  const image = toImage(SIZE, (size) => drawTrayIcon(icon, isMac ? 'template' : 'colored', size));
  if (isMac) image.setTemplateImage(true);
  return image;
};

/** The sign for missed calls over the app's icon in the taskbar of Windows. */
export const missedPicture = (): NativeImage => toImage(16, drawMissedSign);
