/**
 * The page's own world: where the preload's API appears, and where Electron answers what the page asks of the browser. This
 * function runs in the page as text, before its scripts, and uses nothing but its parameters.
 */
import type { BridgeEnd } from './bridge.ts';

type Ask = (question: string, ...args: unknown[]) => Promise<unknown>;

/** What the main process decided about a request to show a screen. */
export type DisplayChoice =
  | { readonly kind: 'refused' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'granted'; readonly label: string; readonly surface: string; readonly hasAudio: boolean };

/** Freezes what the preload exposes, as contextBridge does, and puts it on the window for good. */
export function exposeInPage(end: BridgeEnd): { readonly ask: Ask } {
  let ask: Ask = () => Promise.reject(new Error('This page has no main process'));
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    for (const held of Object.values(value)) freeze(held);
    return Object.freeze(value);
  };
  end.onGiven((name, value) => {
    if (name === 'ask') {
      ask = value as Ask;
      return;
    }
    const key = name.slice('expose '.length);
    if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, key, {
      value: freeze(value),
      enumerable: true,
      writable: false,
      configurable: false,
    });
  });
  return { ask: (...question) => ask(...question) };
}

/** Puts Electron's questions in front of cameras, screens and notifications. */
export function guardPage(ask: Ask): void {
  const refuse = (name: string) => new DOMException('Permission denied', name);
  const { mediaDevices } = navigator;
  if (mediaDevices !== undefined) {
    const capture = mediaDevices.getUserMedia.bind(mediaDevices);
    const show = mediaDevices.getDisplayMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wish = {}) => {
      const kinds = [...(wish.audio ? ['audio'] : []), ...(wish.video ? ['video'] : [])];
      if ((await ask('media', kinds)) !== true) throw refuse('NotAllowedError');
      return capture(wish);
    };
    mediaDevices.getDisplayMedia = async (wish = {}) => {
      const asked = { video: wish.video !== false, audio: Boolean(wish.audio) };
      const choice = (await ask('display', asked)) as DisplayChoice;
      if (choice.kind === 'unsupported') throw new DOMException('Not supported', 'NotSupportedError');
      if (choice.kind === 'refused') throw refuse('NotAllowedError');
      const stream = await show({ ...wish, audio: choice.hasAudio });
      for (const track of stream.getAudioTracks()) if (!choice.hasAudio) stream.removeTrack(track);
      for (const track of stream.getVideoTracks()) {
        const settings = track.getSettings.bind(track);
        Object.defineProperty(track, 'label', { value: choice.label });
        track.getSettings = () => ({ ...settings(), displaySurface: choice.surface });
      }
      return stream;
    };
  }
  if ('Notification' in window) {
    Notification.requestPermission = async () => ((await ask('notifications')) === true ? 'granted' : 'denied');
  }
  window.open = (url = '', name = '', features = '') => {
    void ask('open', new URL(url, document.baseURI).href, name, features);
    return null;
  };
  window.close = () => void ask('close');
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (event.defaultPrevented || link?.target !== '_blank') return;
    event.preventDefault();
    void ask('open', link.href, '', 'noopener');
  });
}
