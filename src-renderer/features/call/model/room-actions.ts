import { inbounds, requests } from '#renderer/client/catalog.ts';
import type { ServerConnection, WireFailure } from '#renderer/client/client-types.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import type { CallActions } from './call-view.ts';
import type { ChatRoom } from './chat-room.ts';

/** No action is possible. */
export const noActions: CallActions = {
  toggleMicrophone: null,
  toggleCamera: null,
  toggleScreen: null,
  sendChat: null,
  retryChat: null,
  loadEarlierChat: null,
  markChatRead: null,
  leave: null,
  enterPassword: null,
  endForAll: null,
  remove: null,
  admit: null,
  answerOperator: null,
  reportTileWidth: null,
};

/** Switches of the own devices; possible before and during a call. */
export const deviceActions = (
  media: LocalMedia,
): Pick<
  { [N in keyof CallActions]: NonNullable<CallActions[N]> },
  'toggleMicrophone' | 'toggleCamera' | 'toggleScreen'
> => ({
  toggleMicrophone: () => media.setMicrophone(!media.store.getState().microphone.on),
  toggleCamera: () => media.setCamera(!media.store.getState().camera.on),
  async toggleScreen() {
    if (media.store.getState().screen) media.stopScreen();
    else await media.startScreen();
  },
});

interface RoomActionsOptions {
  readonly callId: string;
  readonly connection: ServerConnection;
  readonly media: LocalMedia;
  readonly chat: ChatRoom;
  readonly markChatRead: () => void;
  readonly leave: () => Promise<void>;
  readonly failed: (failure: WireFailure) => void;
  /** The question is answered. */
  readonly answered: () => void;
  readonly reportTileWidth: NonNullable<CallActions['reportTileWidth']>;
}

/** What is possible right now. */
export interface Possible {
  /** The server can be asked. */
  readonly isOnline: boolean;
  /** May end the call, remove people and let them in. */
  readonly mayDirect: boolean;
  readonly canShareScreen: boolean;
}

type AllActions = { readonly [N in Exclude<keyof CallActions, 'enterPassword'>]: NonNullable<CallActions[N]> };

const allActions = (options: RoomActionsOptions): AllActions => {
  const { callId, connection, media, chat, markChatRead, leave, failed, answered, reportTileWidth } = options;
  const direct = async (answer: ReturnType<typeof connection.request>) => {
    const result = await answer;
    if (!result.ok) failed(result.error);
  };
  return {
    ...deviceActions(media),
    sendChat: (text) => chat.send(text),
    retryChat: (id) => chat.retry(id),
    loadEarlierChat: () => chat.loadEarlier(),
    markChatRead,
    leave,
    endForAll: () => direct(connection.request(requests.end, { callId })),
    remove: (participantId) => direct(connection.request(requests.kick, { callId, participantId })),
    admit: (participantId) => direct(connection.request(requests.admit, { callId, participantId })),
    async answerOperator(speak) {
      answered();
      if (speak) await media.setMicrophone(true);
    },
    reportTileWidth,
  };
};

/** The actions of a call one is in. Gives the same objects while the same things are possible. */
export const createRoomActions = (options: RoomActionsOptions): ((possible: Possible) => CallActions) => {
  const all = allActions(options);
  const known = new Map<string, CallActions>();
  return ({ isOnline, mayDirect, canShareScreen }) => {
    const directs = isOnline && mayDirect;
    const name = `${directs} ${canShareScreen}`;
    const actions = known.get(name) ?? {
      ...all,
      enterPassword: null,
      toggleScreen: canShareScreen ? all.toggleScreen : null,
      endForAll: directs ? all.endForAll : null,
      remove: directs ? all.remove : null,
      admit: directs ? all.admit : null,
    };
    known.set(name, actions);
    return actions;
  };
};

/** Tells the server that this side leaves for good. Without a line the server finds out by itself. */
export const sayLeave = async (connection: ServerConnection, callId: string, participantId: string): Promise<void> => {
  await connection.send(inbounds.leave, { callId, participantId });
};
