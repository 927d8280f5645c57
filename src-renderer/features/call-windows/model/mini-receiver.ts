import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, MiniWord } from '#renderer/platform/index.ts';
import { type OpenLine, type PictureLine, describeEnd, openPictureLine } from './picture-line.ts';

/** The part of the bridge that leads to the page with the call. */
export interface MiniReceiverBridge {
  readonly ask: Pick<Bridge['ask'], 'miniAsk'>;
  readonly on: Pick<Bridge['on'], 'miniTold'>;
}

/** Whom the small window shows. */
export interface MiniPicture {
  /** Null before the page with the call has said it. */
  readonly shown: Omit<Extract<MiniWord, { kind: 'shown' }>, 'kind'> | null;
  /** Null while there is no line. */
  readonly track: MediaStreamTrack | null;
}

/** Asks to be shown whoever speaks, and follows it. */
export const receiveMini = (
  { ask, on }: MiniReceiverBridge,
  openLine: OpenLine = openPictureLine,
): StoreApi<MiniPicture> => {
  const store = createStore<MiniPicture>(() => ({ shown: null, track: null }));
  let line: PictureLine | null = null;

  const answer = async ({ round, sdp }: Extract<MiniWord, { kind: 'offer' }>): Promise<void> => {
    line?.close();
    const opened = openLine();
    line = opened;
    store.setState({ track: null });
    opened.addEventListener('track', ({ track }) => store.setState({ track }));
    opened.addEventListener('connectionstatechange', () => {
      // What breaks within one computer is begun anew.
      if (line === opened && opened.connectionState === 'failed') void ask.miniAsk({ kind: 'watch' });
    });
    await opened.setRemoteDescription({ type: 'offer', sdp });
    const description = await describeEnd(opened);
    if (line === opened) void ask.miniAsk({ kind: 'answer', round, sdp: description });
  };

  on.miniTold((word) => {
    if (word.kind === 'offer') void answer(word);
    else store.setState({ shown: { name: word.name, isScreen: word.isScreen, hasPicture: word.hasPicture } });
  });
  void ask.miniAsk({ kind: 'watch' });
  return store;
};
