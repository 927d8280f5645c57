/** What jsdom lacks and the kit or the call screen need. Sizes are those of a small laptop. */
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import i18next, { use as plugIn } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll } from 'vitest';

export const ROOM = { width: 1200, height: 700 };

class FixedResizeObserver implements ResizeObserver {
  readonly #told: ResizeObserverCallback;

  constructor(told: ResizeObserverCallback) {
    this.#told = told;
  }

  observe(target: Element): void {
    const contentRect = DOMRectReadOnly.fromRect(ROOM);
    const entry = { target, contentRect, borderBoxSize: [], contentBoxSize: [], devicePixelContentBoxSize: [] };
    this.#told([entry], this);
  }

  unobserve(): void {}

  disconnect(): void {}
}

/** Everything is in sight. */
class AllInSight {
  readonly #told: (entries: { readonly isIntersecting: boolean }[]) => void;

  constructor(told: (entries: { readonly isIntersecting: boolean }[]) => void) {
    this.#told = told;
  }

  observe(): void {
    this.#told([{ isIntersecting: true }]);
  }

  disconnect(): void {}
}

class PlainMediaStream extends EventTarget {
  readonly #tracks: readonly MediaStreamTrack[];

  constructor(tracks: readonly MediaStreamTrack[] = []) {
    super();
    this.#tracks = tracks;
  }

  getTracks(): readonly MediaStreamTrack[] {
    return this.#tracks;
  }
}

class PlainRect {
  readonly x = 0;
  readonly y = 0;
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  static fromRect({ width, height }: { width: number; height: number }): PlainRect {
    return new PlainRect(width, height);
  }
}

const noMedia = (query: string) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener() {},
    removeListener() {},
  });

const define = (target: object, name: string, value: unknown) =>
  Object.defineProperty(target, name, { value, configurable: true, writable: true });

define(window, 'matchMedia', noMedia);
define(globalThis, 'ResizeObserver', FixedResizeObserver);
define(globalThis, 'IntersectionObserver', AllInSight);
define(globalThis, 'DOMRectReadOnly', PlainRect);
define(globalThis, 'MediaStream', PlainMediaStream);
define(HTMLMediaElement.prototype, 'play', async () => undefined);
define(HTMLMediaElement.prototype, 'pause', () => undefined);
define(HTMLMediaElement.prototype, 'srcObject', null);
define(Element.prototype, 'scrollIntoView', () => undefined);
define(document, 'fonts', new EventTarget());

const files = import.meta.glob<{ default: object }>('../../resources/locales/en/*.json', { eager: true });
const texts = Object.fromEntries(
  Object.entries(files).flatMap(([path, { default: area }]) => {
    const name = /(\w+)\.json$/.exec(path)?.[1] ?? '';
    return name === 'app' ? Object.entries(area) : [[name, area]];
  }),
);

beforeAll(async () => {
  if (i18next.isInitialized) return;
  await plugIn(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: texts } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
