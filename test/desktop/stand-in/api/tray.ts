import { randomUUID } from 'node:crypto';
import type { Rectangle } from 'electron';
import type { Menu } from './menu.ts';
import type { NativeImage } from './native-image.ts';
import { StrictEmitter } from './strict.ts';

/** Electron's `Tray`: there is no panel to draw in, so it only remembers. */
export class Tray extends StrictEmitter {
  readonly #guid: string;
  #title = '';
  #isGone = false;

  constructor(_image: NativeImage | string, guid: string = randomUUID()) {
    super();
    this.#guid = guid;
  }

  setImage(_image: NativeImage | string): void {
    this.#live();
  }

  setPressedImage(_image: NativeImage | string): void {
    this.#live();
  }

  setToolTip(_text: string): void {
    this.#live();
  }

  setContextMenu(_menu: Menu | null): void {
    this.#live();
  }

  popUpContextMenu(menu?: Menu): void {
    this.#live();
    menu?.popup();
  }

  setTitle(title: string): void {
    this.#live();
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setIgnoreDoubleClickEvents(_isIgnored: boolean): void {
    this.#live();
  }

  getGUID(): string {
    return this.#guid;
  }

  getBounds(): Rectangle {
    return { x: 0, y: 0, width: 22, height: 22 };
  }

  destroy(): void {
    this.#isGone = true;
  }

  isDestroyed(): boolean {
    return this.#isGone;
  }

  #live(): void {
    if (this.#isGone) throw new Error('Tray is destroyed');
  }
}
