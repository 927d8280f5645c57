import type { CallActions, CallSession, Tile } from '#renderer/features/call/index.ts';
import { DESK_NAME_LIMIT, type Bridge } from '#renderer/platform/index.ts';
import { type OpenLine, type PictureLine, describeEnd, openPictureLine } from './picture-line.ts';
import { pickShown } from './shown-tile.ts';

/** The part of the bridge that leads to the small window. */
export interface MiniSenderBridge {
  readonly ask: Pick<Bridge['ask'], 'miniTell'>;
  readonly on: Pick<Bridge['on'], 'miniAsked'>;
}

/** Shows the small window whoever speaks in the call of this page. */
export interface MiniSender {
  /** This is the page's call until the given function is called. */
  readonly follow: (session: ShownSession) => () => void;
}

type ShownSession = Pick<CallSession, 'view' | 'actions'>;

const WIDTH = 320;
const HEIGHT = 180;
const ENCODING = { maxBitrate: 250_000, maxFramerate: 15 } as const;
/** For a picture whose size is not known yet. */
const USUAL_SCALE = 4;
/** Pictures change their size without saying so. */
const SIZE_LOOK_MS = 1_000;

/** By how much a picture is made smaller to fit the window. */
export const scaleFor = ({ width, height }: Pick<MediaTrackSettings, 'width' | 'height'>): number =>
  width === undefined || height === undefined ? USUAL_SCALE : Math.max(1, width / WIDTH, height / HEIGHT);

/** One connection to the small window, for as long as that is there. */
interface Show {
  readonly round: number;
  readonly line: PictureLine;
  readonly sender: RTCRtpSender;
  readonly timer: ReturnType<typeof setInterval>;
  track: MediaStreamTrack | null;
  told: string;
}

const fitSize = async ({ sender, track }: Pick<Show, 'sender' | 'track'>): Promise<void> => {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  const scale = track ? scaleFor(track.getSettings()) : USUAL_SCALE;
  if (!encoding || encoding.scaleResolutionDownBy === scale) return;
  encoding.scaleResolutionDownBy = scale;
  // A line that closes meanwhile refuses; nobody looks any more then.
  await sender.setParameters(parameters).catch(() => undefined);
};

/** Says what of the call is seen in the small window, wherever the page itself shows it; null gives it back. */
const createWidthTeller = (reporter: () => CallActions['reportTileWidth']): ((tileId: string | null) => void) => {
  let told: { readonly tileId: string; readonly report: NonNullable<CallActions['reportTileWidth']> } | null = null;
  return (tileId) => {
    const report = reporter();
    if (told?.tileId === tileId && told.report === report) return;
    const before = told;
    told = tileId !== null && report ? { tileId, report } : null;
    told?.report(told.tileId, WIDTH, 'mini');
    if (before && before.tileId !== told?.tileId) before.report(before.tileId, 0, 'mini');
  };
};

/** Hears the small window from now on; nothing is sent, and nothing opened, while there is none. */
export const createMiniSender = ({ ask, on }: MiniSenderBridge, openLine: OpenLine = openPictureLine): MiniSender => {
  let session: ShownSession | null = null;
  let show: Show | null = null;
  let shownId: string | null = null;
  let rounds = 0;
  const tellWidth = createWidthTeller(() => session?.actions.getState().reportTileWidth ?? null);

  const findShown = (): Tile | null => {
    const view = session?.view.getState();
    return view?.phase === 'inCall' ? pickShown(view.tiles, shownId) : null;
  };
  const look = (): void => {
    const tile = show && findShown();
    tellWidth(tile?.id ?? null);
    if (!show || !tile) return;
    shownId = tile.id;
    const word = {
      kind: 'shown',
      name: tile.name.slice(0, DESK_NAME_LIMIT),
      isScreen: tile.kind === 'screen',
      hasPicture: tile.video !== null,
    } as const;
    const told = JSON.stringify(word);
    if (told !== show.told) {
      show.told = told;
      void ask.miniTell(word);
    }
    if (tile.video === show.track) return;
    show.track = tile.video;
    const { sender, track } = show;
    void sender.replaceTrack(track).then(() => fitSize({ sender, track }));
  };
  const close = (): void => {
    clearInterval(show?.timer);
    show?.line.close();
    show = null;
  };
  const start = async (): Promise<void> => {
    close();
    rounds += 1;
    const line = openLine();
    const encoding = { ...ENCODING, scaleResolutionDownBy: USUAL_SCALE };
    const { sender } = line.addTransceiver('video', { direction: 'sendonly', sendEncodings: [encoding] });
    const timer = setInterval(() => show && void fitSize(show), SIZE_LOOK_MS);
    const started: Show = { round: rounds, line, sender, timer, track: null, told: '' };
    show = started;
    look();
    const sdp = await describeEnd(line);
    if (show === started) void ask.miniTell({ kind: 'offer', round: started.round, sdp });
  };

  on.miniAsked((wish) => {
    if (wish.kind === 'watch') void start();
    if (wish.kind === 'gone') {
      close();
      tellWidth(null);
    }
    if (wish.kind === 'answer' && wish.round === show?.round)
      void show.line.setRemoteDescription({ type: 'answer', sdp: wish.sdp });
  });
  return {
    follow(given) {
      session = given;
      shownId = null;
      const stops = [given.view.subscribe(look), given.actions.subscribe(look)];
      look();
      return () => {
        for (const unsubscribe of stops) unsubscribe();
        if (session !== given) return;
        tellWidth(null);
        session = null;
      };
    },
  };
};
