import { createStore, type StoreApi } from 'zustand/vanilla';
import { inbounds, requests, routes, type WireSeat } from '#renderer/client/catalog.ts';
import type { RestClient, ServerConnection } from '#renderer/client/client-types.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import type { MediaEngine } from '#renderer/media/media-engine.ts';
import { noTracks } from '#renderer/media/media-path.ts';
import { CallMeters } from './call-meters.ts';
import type { FrameRates } from './frame-rates.ts';
import { type CallNews, handleNews, type NewsHandlers } from './call-news.ts';
import type { CallActions, CallView, EndedWhy, Tile } from './call-view.ts';
import { ChatRoom } from './chat-room.ts';
import { withRead } from './chat-state.ts';
import type { MediaPaths } from './media-paths.ts';
import { withNotice } from './notices.ts';
import { isSameFlags, isSameTracks, type MediaFlags, takeOvers, toLocalTracks, toMediaFlags } from './own-media.ts';
import { createRoomActions, type Possible } from './room-actions.ts';
import { ServerClock } from '#renderer/client/server-clock.ts';
import { readStage } from './call-stage.ts';
import { createNewsHandlers, noticed, withHeard } from './room-news.ts';
import { createRoomPaths, toTarget } from './room-paths.ts';
import { mayDirect, openRoomState, type RoomState, toCallView } from './room-state.ts';
import { reconcileRoster, toRemotes } from './roster.ts';
import { buildTiles, pictureOf, type TileInput } from './tiles.ts';

interface CallRoomOptions {
  readonly connection: ServerConnection;
  readonly rest: RestClient;
  readonly media: LocalMedia;
  readonly engine: MediaEngine;
  readonly seat: WireSeat;
  readonly personId: string;
  /** Guests never moderate, so nobody is asked. */
  readonly isAccount: boolean;
  readonly canShareScreen: boolean;
  /** '' for the server that served the page. */
  readonly serverUrl: string;
  readonly show: (view: CallView, actions: CallActions) => void;
  /** The call is over for this person; the length in milliseconds where the server told it. */
  readonly over: (why: EndedWhy, durationMs?: number) => void;
  readonly leave: () => Promise<void>;
  /** Asks the server again for this seat; the answer comes by `resumed`. */
  readonly askSeat: () => void;
}

/** The call one is in: one seat, from taking it to losing it. */
export class CallRoom {
  readonly #options: CallRoomOptions;
  readonly #store: StoreApi<RoomState>;
  readonly #paths: MediaPaths;
  readonly #chat: ChatRoom;
  readonly #meters: CallMeters;
  readonly #handlers: NewsHandlers;
  readonly #actions: (possible: Possible) => CallActions;
  readonly #stops: readonly (() => void)[];
  /** Measured from the first film on; most calls have none. */
  #clock: ServerClock | null = null;
  #local = noTracks;
  #told: MediaFlags | null = null;
  #tiles: readonly Tile[] = [];
  #isDrawing = false;
  #closed = false;

  constructor(options: CallRoomOptions) {
    this.#options = options;
    const { connection, engine, seat, media, askSeat, leave } = options;
    const store = createStore(() => openRoomState(seat));
    this.#store = store;
    this.#paths = createRoomPaths({ connection, engine, seat, askSeat, changed: () => this.#draw() });
    this.#chat = this.#createChat();
    this.#meters = this.#createMeters();
    this.#handlers = createNewsHandlers({
      store,
      askSeat,
      paths: this.#paths,
      reader: this.#reader(),
      now: () => engine.clock.now(),
      over: options.over,
      serverUrl: options.serverUrl,
    });
    this.#actions = createRoomActions({
      callId: seat.callId,
      connection,
      media,
      leave,
      chat: this.#chat,
      markChatRead: () => store.setState(({ chat }) => ({ chat: withRead(chat) })),
      answered: () => store.setState(({ stage }) => ({ stage: { ...stage, isAskedToSpeak: false } })),
      failed: ({ message }) => store.setState((state) => noticed(state, 'actionFailed', { message })),
      reportTileWidth: (tileId, widthPx, place) => this.#paths.setWidth(pictureOf(tileId), widthPx, place),
    });
    this.#stops = [
      store.subscribe((state, before) => this.#changed(state, before)),
      media.store.subscribe((now, before) => {
        for (const told of takeOvers(now, before)) store.setState((state) => noticed(state, ...told));
        this.#ownMediaChanged();
      }),
    ];
    this.#open();
  }

  /** The seat, for those who compare it with a new one. */
  get participantId(): string {
    return this.#options.seat.participantId;
  }

  /** The time of the server in milliseconds since 1970; null before it is known. */
  serverNow(): number | null {
    return this.#clock?.now() ?? null;
  }

  handle(news: CallNews): void {
    if (!this.#closed) handleNews(this.#handlers, news);
  }

  /** The connection to the server is gone; media may go on. */
  lineLost(): void {
    this.#store.setState({ line: 'reconnecting' });
  }

  /** The server's truth after a lost connection, or when it was asked for: people, path, own state, media, chat, in this order. */
  resumed(seat: WireSeat): void {
    const wasLost = this.#store.getState().line === 'reconnecting';
    this.#store.setState((state) => {
      const { roster, joined, left } = reconcileRoster(state.roster, seat.participants, state.selfId);
      let { notices } = state;
      for (const { name } of left) notices = withNotice(notices, 'left', { name });
      for (const { name } of joined) notices = withNotice(notices, 'joined', { name });
      const told = wasLost ? withNotice(notices, 'backOnline') : notices;
      return { roster, isRinging: seat.status === 'initiated', line: 'online', notices: told };
    });
    this.#takePath(seat);
    this.#tellFlags(true);
    void this.#askStage();
    if (!wasLost) return;
    this.#clock?.refresh();
    this.#paths.refresh();
    void this.#chat.catchUp();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const stop of this.#stops) stop();
    this.#meters.close();
    this.#clock?.close();
    this.#paths.close();
  }

  #open(): void {
    this.#paths.setRemotes(toRemotes(this.#store.getState().roster));
    this.#ownMediaChanged();
    this.#takePath(this.#options.seat);
    void this.#chat.open();
    void this.#findRights();
    void this.#askStage();
    this.#draw();
  }

  #reader() {
    const { seat, personId } = this.#options;
    return { participantId: seat.participantId, personId };
  }

  #createChat(): ChatRoom {
    const { connection, rest, engine, seat } = this.#options;
    const own = seat.participants.find(({ participantId }) => participantId === seat.participantId);
    return new ChatRoom({
      callId: seat.callId,
      connection,
      rest,
      reader: { ...this.#reader(), name: own?.username ?? '' },
      now: () => engine.clock.now(),
      read: () => this.#store.getState().chat,
      update: (change) => this.#store.setState(({ chat }) => ({ chat: change(chat) })),
    });
  }

  #createMeters(): CallMeters {
    const { engine, seat } = this.#options;
    return new CallMeters({
      engine,
      paths: this.#paths,
      selfId: seat.participantId,
      measured: (quality, numbers) => this.#store.setState({ quality, numbers }),
      heard: (levels) => this.#store.setState((state) => withHeard(state, levels, engine.clock.now())),
      framed: (rates) => this.#reportFrames(rates),
      alarm: (report) => this.#reportLink(report),
      isReachable: (id) => this.#store.getState().roster.get(id)?.status === 'connected',
    });
  }

  #createClock(): ServerClock {
    const { connection, engine } = this.#options;
    return new ServerClock({
      timers: engine.clock,
      ask: async () => {
        const answer = await connection.request(requests.clock, {});
        return answer.ok ? { ok: true, value: answer.value.serverTime } : answer;
      },
    });
  }

  /** What was said of the stage before now counts no more; messages that come later do. */
  async #askStage(): Promise<void> {
    const { connection, seat } = this.#options;
    const answer = await connection.request(requests.stage, { callId: seat.callId });
    if (this.#closed || !answer.ok) return;
    this.#store.setState(({ stage, notices }) => {
      const next = readStage(stage, answer.value, this.#options.serverUrl);
      const isNews = next.operators > 0 && stage.operators === 0;
      return { stage: next, notices: isNews ? withNotice(notices, 'watched') : notices };
    });
  }

  #takePath({ mode, mediaServerConfig }: WireSeat): void {
    const target = toTarget(mode, mediaServerConfig);
    if (target) this.#paths.dispatch({ kind: 'seated', target });
    else this.#options.askSeat();
  }

  #changed(state: RoomState, before: RoomState): void {
    if (state.stage.showing) this.#clock ??= this.#createClock();
    if (state.roster !== before.roster) this.#paths.setRemotes(toRemotes(state.roster));
    const { heard: _now, ...visible } = state;
    const isVisible = (Object.keys(visible) as (keyof typeof visible)[]).some((name) => state[name] !== before[name]);
    if (isVisible) this.#draw();
  }

  #ownMediaChanged(): void {
    const tracks = toLocalTracks(this.#options.media.store.getState());
    if (!isSameTracks(tracks, this.#local)) {
      this.#local = tracks;
      this.#paths.publish(tracks);
      this.#meters.setMicrophone(tracks.microphone);
    }
    this.#tellFlags(false);
    this.#draw();
  }

  /** Tells the others what is muted or shared; again after every lost connection. */
  #tellFlags(isForced: boolean): void {
    const { connection, media, seat } = this.#options;
    const flags = toMediaFlags(media.store.getState());
    if (!isForced && this.#told && isSameFlags(this.#told, flags)) return;
    this.#told = flags;
    const { callId, participantId } = seat;
    // While the line is down it is told on coming back.
    void connection.send(inbounds.mediaStateChange, { callId, participantId, ...flags });
  }

  #reportLink(report: { connected: boolean; lossPercent: number }): void {
    const { connection, seat } = this.#options;
    // Nothing to do about a failure: a link that stays bad is reported again.
    void connection.request(requests.reportLink, { callId: seat.callId, ...report });
  }

  /** Only operators look at it. */
  #reportFrames(rates: FrameRates): void {
    const { connection, seat } = this.#options;
    if (this.#store.getState().stage.operators > 0)
      void connection.send(inbounds.frameRates, { callId: seat.callId, ...rates });
  }

  async #findRights(): Promise<void> {
    const { rest, seat, personId, isAccount } = this.#options;
    if (!isAccount) return;
    const { conversationId } = seat;
    const [me, conversation] = await Promise.all([
      rest.call(routes.getMe, {}),
      rest.call(routes.getConversation, { params: { conversationId } }),
    ]);
    const role = conversation.ok && conversation.value.members.find(({ userId }) => userId === personId)?.role;
    const isModerator = role === 'admin' || role === 'moderator' || (me.ok && me.value.role === 'admin');
    if (!this.#closed) this.#store.setState({ isModerator });
  }

  /** Many changes at once make one picture. */
  #draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    queueMicrotask(() => {
      this.#isDrawing = false;
      if (this.#closed) return;
      const state = this.#store.getState();
      this.#tiles = buildTiles(this.#tiles, this.#tileInput(state));
      const { canShareScreen } = this.#options;
      const possible = { isOnline: state.line === 'online', mayDirect: mayDirect(state), canShareScreen };
      this.#options.show(toCallView(state, this.#paths.mode, this.#tiles), this.#actions(possible));
    });
  }

  #tileInput(state: RoomState): TileInput {
    const { roster, speaking, quality, numbers, line } = state;
    const media = this.#options.media.store.getState();
    return {
      roster,
      speaking,
      quality,
      stats: numbers,
      choices: this.#paths.choices,
      links: this.#paths.links(),
      isOnline: line === 'online',
      own: {
        camera: this.#local.camera,
        screen: this.#local.screen,
        muted: state.stage.isHeld || !toMediaFlags(media).audioEnabled,
      },
    };
  }
}
