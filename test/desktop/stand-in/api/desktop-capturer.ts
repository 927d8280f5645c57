import type { Size, SourcesOptions } from 'electron';
import { BrowserWindow } from './browser-window.ts';
import { NativeImage, drawPng } from './native-image.ts';
import { Strict } from './strict.ts';

interface Source {
  readonly id: string;
  readonly name: string;
  readonly display_id: string;
  readonly thumbnail: NativeImage;
  readonly appIcon: NativeImage | null;
}

const USUAL: Size = { width: 150, height: 150 };
const SCREEN: Size = { width: 1280, height: 720 };

/** As large as fits, without changing the shape. */
const fit = (size: Size, into: Size): Size => {
  const scale = Math.min(into.width / size.width, into.height / size.height);
  return { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
};

const source = (id: string, name: string, displayId: string, thumbnail: Size, shade: number): Source => ({
  id,
  name,
  display_id: displayId,
  thumbnail:
    thumbnail.width === 0 || thumbnail.height === 0
      ? NativeImage.createEmpty()
      : NativeImage.createFromBuffer(drawPng(fit(SCREEN, thumbnail), shade)),
  appIcon: null,
});

/** Electron's `desktopCapturer`: one screen, the app's own windows, and the window of some other program. */
class DesktopCapturer extends Strict {
  getSources({ types, thumbnailSize = USUAL }: SourcesOptions): Promise<Source[]> {
    const screens = types.includes('screen') ? [source('screen:0:0', 'Entire screen', '0', thumbnailSize, 0x60)] : [];
    const windows = types.includes('window')
      ? [
          ...BrowserWindow.getAllWindows()
            .filter((window) => window.isVisible())
            .map((window) => source(`window:${window.id}:1`, window.getTitle(), '', thumbnailSize, 0xa0)),
          source('window:9001:0', 'Text Editor', '', thumbnailSize, 0xd0),
        ]
      : [];
    return Promise.resolve([...screens, ...windows]);
  }
}

export const desktopCapturer = new DesktopCapturer();
