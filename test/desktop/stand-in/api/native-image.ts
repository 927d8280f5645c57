import { existsSync, readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import type { AddRepresentationOptions, ResizeOptions, Size } from 'electron';
import { Strict } from './strict.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const chunk = (type: string, data: Buffer): Buffer => {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A PNG of one grey, for pictures that nobody can take here. */
export const drawPng = ({ width, height }: Size, shade: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  const row = Buffer.alloc(width + 1, shade);
  row.writeUInt8(0, 0);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const sizeOf = (png: Buffer): Size =>
  png.length < 24 ? { width: 0, height: 0 } : { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };

/** Electron's `nativeImage`: keeps PNGs as they are; a resized one is redrawn as a plain surface. */
export class NativeImage extends Strict {
  readonly #png: Buffer;
  #isTemplate = false;

  constructor(png: Buffer) {
    super();
    this.#png = png;
  }

  static createEmpty(): NativeImage {
    return new NativeImage(Buffer.alloc(0));
  }

  static createFromBuffer(png: Buffer): NativeImage {
    return new NativeImage(png.subarray(0, 8).equals(SIGNATURE) ? png : Buffer.alloc(0));
  }

  static createFromPath(path: string): NativeImage {
    return NativeImage.createFromBuffer(existsSync(path) ? readFileSync(path) : Buffer.alloc(0));
  }

  static createFromDataURL(url: string): NativeImage {
    return NativeImage.createFromBuffer(Buffer.from(url.split(',')[1] ?? '', 'base64'));
  }

  isEmpty(): boolean {
    return this.#png.length === 0;
  }

  getSize(): Size {
    return sizeOf(this.#png);
  }

  getAspectRatio(): number {
    const { width, height } = this.getSize();
    return height === 0 ? 1 : width / height;
  }

  toPNG(): Buffer {
    return this.#png;
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`;
  }

  resize({ width, height }: ResizeOptions): NativeImage {
    if (this.isEmpty()) return this;
    const ratio = this.getAspectRatio();
    const size = {
      width: Math.round(width ?? (height ?? this.getSize().height) * ratio),
      height: Math.round(height ?? (width ?? this.getSize().width) / ratio),
    };
    return new NativeImage(drawPng(size, 0x80));
  }

  addRepresentation(_options: AddRepresentationOptions): void {}

  setTemplateImage(isTemplate: boolean): void {
    this.#isTemplate = isTemplate;
  }

  isTemplateImage(): boolean {
    return this.#isTemplate;
  }
}
