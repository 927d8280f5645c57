import process from 'node:process';
import { type DesktopCapturerSource, type Session, type Streams, desktopCapturer } from 'electron';
import type { CaptureOffer, CaptureSource } from '#shared/ipc/index.ts';
import { isAppPage } from '../app/page-rules.ts';
import { type CaptureDesk, type CaptureWays, captureWaysOf, kindOf } from './capture-rules.ts';

const THUMBNAIL = { width: 320, height: 180 };

const findSources = (): Promise<DesktopCapturerSource[]> =>
  desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize: THUMBNAIL });

const toSource = ({ id, name, thumbnail }: DesktopCapturerSource): CaptureSource => ({
  id,
  name,
  kind: kindOf(id),
  thumbnail: thumbnail.isEmpty() ? '' : thumbnail.toDataURL(),
});

/** What could be shared right now, with fresh pictures. */
export const readSources = async (): Promise<CaptureSource[]> => (await findSources()).map(toSource);

const choose = async (
  { canShareSound, systemAsks }: CaptureWays,
  desk: CaptureDesk,
  show: (offer: CaptureOffer) => void,
): Promise<Streams | null> => {
  const sources = await findSources();
  // A portal has asked already, and gives the one that was chosen.
  if (systemAsks) return sources[0] ? { video: sources[0] } : null;
  const { id, answer } = desk.ask();
  show({ id, sources: sources.map(toSource), canShareSound });
  const choice = await answer;
  // Looked for again: what was there when the question came may have been closed since.
  const source = choice && (await findSources()).find((found) => found.id === choice.sourceId);
  if (!source) return null;
  return choice?.withSound && canShareSound ? { video: source, audio: 'loopback' } : { video: source };
};

/** Lets a page of the app share what a person chooses, and nothing else. `show` puts the question. */
export const serveCapture = (session: Session, desk: CaptureDesk, show: (offer: CaptureOffer) => void): void => {
  const ways = captureWaysOf(process.platform, process.env);
  session.setDisplayMediaRequestHandler(
    ({ frame }, answer) => {
      const isOurs = frame !== null && frame.parent === null && isAppPage(frame.url);
      const chosen = isOurs ? choose(ways, desk, show) : Promise.resolve(null);
      // Sources that cannot be read are as good as none.
      void chosen.catch(() => null).then(answer);
    },
    { useSystemPicker: ways.preferSystemPicker },
  );
};
