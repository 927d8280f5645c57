import type { NewsHandlers } from './call-news.ts';
import { type CallStage, toFilm, toFilmState } from './call-stage.ts';
import { type NoticeKey, withNotice } from './notices.ts';
import type { RoomState } from './room-state.ts';

type Change = (stage: CallStage) => Partial<CallStage>;

/** A change of the stage, and something to tell about it. */
const staged = (
  change: Change,
  notice: (before: CallStage) => readonly [NoticeKey, Readonly<Record<string, string>>?] | null,
) => {
  return (state: Pick<RoomState, 'stage' | 'notices'>): Pick<RoomState, 'stage' | 'notices'> => {
    const told = notice(state.stage);
    return {
      stage: { ...state.stage, ...change(state.stage) },
      notices: told ? withNotice(state.notices, ...told) : state.notices,
    };
  };
};

const silently = () => null;

/** What the messages about operators and shared videos do to the call one is in. */
export const stageNews = (
  update: (change: (state: RoomState) => Partial<RoomState>) => void,
  selfId: string,
  serverUrl: string,
): NewsHandlers => ({
  operatorsChanged: ({ operators }) =>
    update(
      staged(
        () => ({ operators }),
        (before) => (before.operators === 0 && operators > 0 ? ['watched'] : null),
      ),
    ),
  locked: ({ locked }) =>
    update(
      staged(
        () => ({ isLocked: locked }),
        () => [locked ? 'locked' : 'unlocked'],
      ),
    ),
  muteGate({ participantId, closed }) {
    if (participantId !== selfId) return;
    update(
      staged(
        (stage) => ({ isHeld: closed, isAskedToSpeak: stage.isAskedToSpeak && !closed }),
        (before) => (before.isHeld === closed ? null : [closed ? 'held' : 'released']),
      ),
    );
  },
  unmuteRequest: () => update(staged(() => ({ isAskedToSpeak: true }), silently)),
  videoFile: ({ file }) =>
    update(
      staged(
        ({ films }) => ({ films: [...films.filter(({ id }) => id !== file.fileId), toFilm(file, serverUrl)] }),
        () => ['filmShared', { name: file.filename }],
      ),
    ),
  playback: ({ playback }) => update(staged(() => ({ showing: toFilmState(playback) }), silently)),
});
