import type { StoreApi } from 'zustand/vanilla';
import type { EndedWhy } from './call-view.ts';
import type { NewsHandlers } from './call-news.ts';
import { withCaption } from './captions.ts';
import { type Reader, withReceived } from './chat-state.ts';
import type { MediaPaths } from './media-paths.ts';
import { type NoticeKey, withNotice } from './notices.ts';
import { toTarget } from './room-paths.ts';
import { mayDirect, type RoomState, whyEnded } from './room-state.ts';
import { stageNews } from './stage-news.ts';
import { withJoined, withMedia, without, withStatus } from './roster.ts';
import { fromDbov, speakersAt, withLevels } from './speaking.ts';

/** A server whose clock runs elsewhere must not make this side hurry or dawdle. */
const PATIENCE_MS = { least: 3_000, most: 10_000 };

interface NewsOptions {
  readonly store: StoreApi<RoomState>;
  readonly paths: MediaPaths;
  readonly reader: Reader;
  readonly now: () => number;
  readonly over: (why: EndedWhy, durationMs?: number) => void;
  readonly askSeat: () => void;
  /** '' for the server that served the page. */
  readonly serverUrl: string;
}

/** Adds something to tell to a state. */
export const noticed = (
  state: RoomState,
  key: NoticeKey,
  values?: Readonly<Record<string, string>>,
): Pick<RoomState, 'notices'> => ({ notices: withNotice(state.notices, key, values) });

/** Notes loudness, from the server or measured here. */
export const withHeard = (
  state: RoomState,
  levels: Iterable<readonly [string, number]>,
  now: number,
): Partial<RoomState> => {
  const heard = withLevels(state.heard, levels, now);
  const speaking = speakersAt(heard, now);
  const isSame = speaking.size === state.speaking.size && [...speaking].every((id) => state.speaking.has(id));
  return isSame ? { heard } : { heard, speaking };
};

const peopleNews = ({ store, now, over }: NewsOptions): NewsHandlers => ({
  participantJoined: ({ participant }) =>
    store.setState((state) => {
      const known = state.roster.get(participant.participantId);
      const roster = withJoined(state.roster, participant, state.selfId);
      const isNew = !known || known.isWaiting;
      return { roster, isRinging: false, ...(isNew ? noticed(state, 'joined', { name: participant.username }) : {}) };
    }),
  participantLeft: ({ participantId, username, removed }) => {
    if (participantId === store.getState().selfId) return over(removed ? 'removed' : 'left');
    store.setState((state) => ({
      roster: without(state.roster, participantId),
      ...noticed(state, removed ? 'removed' : 'left', { name: username }),
    }));
  },
  participantStatus: (news) =>
    store.setState((state) => {
      const isArrival = news.status === 'waiting' && !state.roster.has(news.participantId);
      const tells = isArrival && mayDirect(state);
      return {
        roster: withStatus(state.roster, news, now()),
        ...(tells ? noticed(state, 'guestWaiting', { name: news.username }) : {}),
      };
    }),
  participantMediaState: ({ participantId, username, audioEnabled, videoEnabled, screenShareEnabled }) =>
    store.setState((state) => {
      const starts = screenShareEnabled && state.roster.get(participantId)?.screen === false;
      const media = { audio: audioEnabled, video: videoEnabled, screen: screenShareEnabled };
      return {
        roster: withMedia(state.roster, participantId, media),
        ...(starts ? noticed(state, 'screenStarted', { name: username }) : {}),
      };
    }),
  rejected: ({ userId, username }) =>
    store.setState((state) => ({
      refusals: new Set([...state.refusals, userId]),
      ...noticed(state, 'declined', { name: username }),
    })),
  started: () => store.setState({ isRinging: false }),
});

const pathNews = ({ paths, askSeat }: NewsOptions): NewsHandlers => ({
  modeSwitch: ({ newMode, mediaServerConfig, switchDeadline }) => {
    const target = toTarget(newMode, mediaServerConfig);
    if (!target) return askSeat();
    const untilDeadline = Date.parse(switchDeadline) - Date.now();
    const patienceMs = Math.min(PATIENCE_MS.most, Math.max(PATIENCE_MS.least, untilDeadline));
    paths.dispatch({ kind: 'switchStarted', target, patienceMs });
  },
  modeSwitchCompleted: ({ mode }) => paths.dispatch({ kind: 'switchCompleted', mode }),
  mediaMoved: ({ mediaServerConfig }) => paths.dispatch({ kind: 'roomMoved', room: mediaServerConfig }),
  signal: ({ fromParticipantId, signal }) => paths.receive({ kind: 'signal', from: fromParticipantId, signal }),
  newProducer: (track) => paths.receive({ kind: 'published', track }),
  producerClosed: ({ producerId }) => paths.receive({ kind: 'withdrawn', producerId }),
});

const talkNews = ({ store, reader, now }: NewsOptions): NewsHandlers => ({
  chat: ({ message }) => store.setState(({ chat }) => ({ chat: withReceived(chat, message, reader) })),
  transcription: (caption) => store.setState(({ captions }) => ({ captions: withCaption(captions, caption) })),
  levels: ({ levels }) =>
    store.setState((state) =>
      withHeard(
        state,
        levels.map(({ participantId, dbov }) => [participantId, fromDbov(dbov)] as const),
        now(),
      ),
    ),
});

/** What each message of the server does to the call one is in. */
export const createNewsHandlers = (options: NewsOptions): NewsHandlers => ({
  ...peopleNews(options),
  ...pathNews(options),
  ...talkNews(options),
  ...stageNews((change) => options.store.setState(change), options.reader.participantId, options.serverUrl),
  ended(news) {
    const { refusals } = options.store.getState();
    options.over(whyEnded(news, { personId: options.reader.personId, refusals }), news.duration * 1000);
  },
  error({ code }) {
    if (code === 'MODE_SWITCH_FAILED') options.paths.dispatch({ kind: 'switchFailed' });
    if (code === 'KICKED') options.over('removed');
    if (code === 'CALL_ENDED') options.over('ended');
  },
});
