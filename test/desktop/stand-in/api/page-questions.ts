/** Answers what a page asks of the browser, with what the app decides. */
import type { PageTarget } from '../browser/page-target.ts';
import { decodeValue, encodeValue } from '../page/codec.ts';
import type { DisplayChoice } from '../page/main-world.ts';
import type { FromPage, ToPage } from '../page/messages.ts';
import { type Session, askDisplay, askPermission } from './session.ts';
import type { WebFrameMain } from './web-frame-main.ts';

/** Who asks. */
export interface Asker {
  readonly contents: unknown;
  readonly page: PageTarget;
  readonly session: Session;
  readonly frame: WebFrameMain;
  readonly open: (url: string, name: string, features: string) => void;
  readonly close: () => void;
}

type Question = Extract<FromPage, { kind: 'ask' }>;

/** Answers one question; what goes wrong rejects the page's call. */
export const answerQuestion = async (
  asker: Asker,
  { id, question, args }: Question,
  answer: (word: ToPage) => void,
) => {
  try {
    const value = await decide(asker, question, decodeValue(args) as unknown[]);
    answer({ kind: 'reply', id, isOk: true, value: encodeValue(value) });
  } catch (error) {
    answer({ kind: 'reply', id, isOk: false, value: encodeValue(String(error)) });
  }
};

const decide = async (asker: Asker, question: string, args: readonly unknown[]): Promise<unknown> => {
  const { session, contents, frame } = asker;
  const details = { requestingUrl: frame.url, isMainFrame: true, securityOrigin: frame.origin };
  switch (question) {
    case 'media':
      return askPermission(session, contents, 'media', { ...details, mediaTypes: args[0] });
    case 'notifications':
      return askPermission(session, contents, 'notifications', details);
    case 'display':
      return chooseDisplay(asker, args[0] as { video: boolean; audio: boolean });
    case 'open':
      return asker.open(...(args as [string, string, string]));
    case 'close':
      return asker.close();
    default:
      throw new Error(`The Electron stand-in does not know the question ${question}`);
  }
};

const chooseDisplay = async (asker: Asker, wish: { video: boolean; audio: boolean }): Promise<DisplayChoice> => {
  const { session, frame, page } = asker;
  const streams = await askDisplay(session, {
    frame,
    securityOrigin: frame.origin,
    videoRequested: wish.video,
    audioRequested: wish.audio,
    userGesture: true,
  });
  if (streams === undefined) return { kind: 'unsupported' };
  if (!streams?.video || !('id' in streams.video)) return { kind: 'refused' };
  const { id, name } = streams.video;
  // The click that led here may be long ago, or in another window; Electron asks for none after the app has chosen.
  await page.evaluate('undefined', true);
  const surface = id.startsWith('screen') ? 'monitor' : 'window';
  return { kind: 'granted', label: name, surface, hasAudio: streams.audio !== undefined };
};
