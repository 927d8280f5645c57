import { createStore } from 'zustand/vanilla';
import { routes, type WireSeat } from '#renderer/client/catalog.ts';
import type {
  ConnectionState,
  Identity,
  RestClient,
  ServerConnection,
  WireFailure,
} from '#renderer/client/client-types.ts';
import { createBrowserEngine } from '#renderer/media/browser-engine.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import type { MediaEngine } from '#renderer/media/media-engine.ts';
import type { CancelTimer } from '#renderer/media/timers.ts';
import { type CallMemory, createCallMemory } from './call-memory.ts';
import { type CallNews, concerns, listenToNews, type NewsName } from './call-news.ts';
import { CallRoom } from './call-room.ts';
import type { CallActions, CallEntry, CallSession, CallView, EndedWhy } from './call-view.ts';
import { comeBack, enterCall, type Entrance } from './enter-call.ts';
import { toMediaFlags } from './own-media.ts';
import { deviceActions, noActions, sayLeave } from './room-actions.ts';

/** A question that failed only because of the line is asked again after this, and no question more often. */
const RETRY_MS = 1_000;

interface CallSessionOptions {
  readonly connection: ServerConnection;
  readonly rest: RestClient;
  readonly entry: CallEntry;
  readonly media: LocalMedia;
  readonly identity: Identity;
  /** Captions are translated into it where that can be done. */
  readonly language: string;
  /** Shown while there is no call yet. */
  readonly title: string;
  readonly engine?: MediaEngine;
  readonly memory?: CallMemory;
  readonly canShareScreen?: boolean;
  /** Where shared videos are; '' for the server that served the page. */
  readonly serverUrl?: string;
}

/** The clocks of server and device may differ a little, and timers know no more than some weeks. */
const SHORTEST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;

/** How far this device has come. */
type Stage =
  | { readonly kind: 'entering' }
  /** The call is known when it is planned. */
  | { readonly kind: 'awaitingStart'; readonly callId: string | null }
  | { readonly kind: 'locked'; readonly callId: string }
  | { readonly kind: 'lobby'; readonly seat: WireSeat }
  | { readonly kind: 'inCall'; readonly room: CallRoom; readonly callId: string }
  | { readonly kind: 'over' };

const canReturn: Readonly<Record<EndedWhy, boolean>> = {
  left: true,
  replaced: true,
  error: true,
  ended: false,
  endedByOther: false,
  declined: false,
  timeout: false,
  removed: false,
  revoked: false,
};

/** Codes that end a call for this person, rather than being trouble. */
const finalCodes: Readonly<Record<string, EndedWhy>> = {
  CALL_ENDED: 'ended',
  CALL_NOT_FOUND: 'ended',
  KICKED: 'removed',
};

class Session implements CallSession {
  readonly view = createStore<CallView>(() => ({ phase: 'joining' }));
  readonly actions = createStore<CallActions>(() => noActions);
  readonly media: LocalMedia;
  readonly serverNow = (): number | null => (this.#stage.kind === 'inCall' ? this.#stage.room.serverNow() : null);
  readonly #options: CallSessionOptions;
  readonly #engine: MediaEngine;
  readonly #memory: CallMemory;
  readonly #stops: readonly (() => void)[];
  #stage: Stage = { kind: 'entering' };
  /** Messages that came while a question is under way: its answer may be older or newer, so they wait for it. */
  #held: CallNews[] | null = null;
  #asksAgain = false;
  #password: string | null = null;
  #retry: CancelTimer | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(options: CallSessionOptions) {
    this.#options = options;
    this.media = options.media;
    this.#engine = options.engine ?? createBrowserEngine();
    this.#memory = options.memory ?? createCallMemory(sessionStorage);
    const { connection, rest, language } = options;
    this.#stops = [
      connection.state.subscribe((state, before) => this.#lineChanged(state, before)),
      listenToNews(connection, (news) => (this.#held ? void this.#held.push(news) : this.#handle(news))),
    ];
    this.#show({ phase: 'joining' }, this.#waitingActions());
    // Without it captions come untranslated; that is no reason to stop.
    void rest.call(routes.updateMe, { body: { language } });
    this.#lineChanged(connection.state.getState(), { kind: 'connecting' });
  }

  close(): void {
    if (this.#stage.kind === 'inCall') this.#stage.room.close();
    this.#stage = { kind: 'over' };
    this.#retry?.();
    for (const stop of this.#stops) stop();
  }

  #lineChanged(state: ConnectionState, before: ConnectionState): void {
    if (state.kind === 'online' && before.kind !== 'online') void this.#ask();
    if (state.kind === 'reconnecting' && this.#stage.kind === 'inCall') this.#stage.room.lineLost();
    if (state.kind === 'refused') this.#over('revoked');
    if (state.kind === 'replaced') this.#over('replaced');
  }

  /** Asks the server for the seat that fits the stage. One question at a time. */
  async #ask(): Promise<void> {
    this.#asksAgain = this.#held !== null;
    if (this.#held) return;
    this.#retry?.();
    this.#retry = null;
    this.#held = [];
    this.#askedAt = this.#engine.clock.now();
    const entrance = await this.#question();
    const held: readonly CallNews[] = this.#held;
    this.#held = null;
    this.#take(entrance);
    for (const news of held) this.#handle(news);
    if (this.#asksAgain) this.#askSoon();
  }

  #question(): Promise<Entrance> {
    const { connection, rest, entry, media } = this.#options;
    const flags = () => toMediaFlags(media.store.getState());
    const entering = { connection, rest, memory: this.#memory, flags, password: this.#password };
    const stage = this.#stage;
    // Whoever waits for a planned call waits for that one: if it is called off, none is begun in its place.
    if (stage.kind === 'locked' || (stage.kind === 'awaitingStart' && stage.callId !== null))
      return enterCall(entering, { kind: 'join', callId: stage.callId ?? '' });
    if (stage.kind === 'inCall') return comeBack(entering, stage.callId);
    if (stage.kind === 'lobby') return comeBack(entering, stage.seat.callId);
    return enterCall(entering, entry);
  }

  readonly #askSoon = (): void => {
    const waitMs = Math.max(0, this.#askedAt + RETRY_MS - this.#engine.clock.now());
    this.#retry ??= this.#engine.clock.schedule(waitMs, () => {
      this.#retry = null;
      // Without a line the question waits for it; see `#lineChanged`.
      if (this.#options.connection.state.getState().kind === 'online') void this.#ask();
    });
  };

  #take(entrance: Entrance): void {
    if (this.#stage.kind === 'over') return;
    if (entrance.kind === 'offline') {
      this.#askedAt = this.#engine.clock.now();
      return this.#askSoon();
    }
    if (entrance.kind === 'failed') return this.#failed(entrance.failure);
    if (entrance.kind === 'seated') return this.#sit(entrance.seat);
    const { title } = this.#options;
    if (entrance.kind === 'planned') return this.#awaitTime(entrance);
    if (entrance.kind === 'locked') return this.#askPassword(entrance.callId);
    this.#stage = { kind: 'awaitingStart', callId: null };
    this.#show({ phase: 'waitingForStart', title }, this.#waitingActions());
  }

  /** It rings when it begins; the clock is for the case that nobody hears that. */
  #awaitTime({ callId, startsAt, host }: Extract<Entrance, { kind: 'planned' }>): void {
    const { title } = this.#options;
    const { clock } = this.#engine;
    this.#stage = { kind: 'awaitingStart', callId };
    this.#show({ phase: 'waitingForTime', title, startsAt, host }, this.#waitingActions());
    const waitMs = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, startsAt - clock.now()));
    this.#retry = clock.schedule(waitMs, () => void this.#ask());
  }

  #askPassword(callId: string): void {
    const { title } = this.#options;
    const attempt = this.#password === null ? 'none' : 'wrong';
    this.#stage = { kind: 'locked', callId };
    const enterPassword = (password: string): void => {
      this.#password = password;
      this.#show({ phase: 'needsPassword', title, attempt: 'checking' }, this.#waitingActions());
      void this.#ask();
    };
    this.#show({ phase: 'needsPassword', title, attempt }, { ...this.#waitingActions(), enterPassword });
  }

  #sit(seat: WireSeat): void {
    const { callId, conversationId } = seat;
    this.#memory.save({ callId, conversationId });
    const stage = this.#stage;
    if (stage.kind === 'inCall' && stage.room.participantId === seat.participantId) return stage.room.resumed(seat);
    // The old place was given up meanwhile; this is a new one.
    if (stage.kind === 'inCall') stage.room.close();
    if (seat.waiting) {
      this.#stage = { kind: 'lobby', seat };
      this.#show({ phase: 'waitingForAdmission', title: this.#options.title }, this.#waitingActions());
      return;
    }
    const room = this.#openRoom(seat);
    this.#stage = { kind: 'inCall', room, callId };
  }

  #openRoom(seat: WireSeat): CallRoom {
    const { connection, rest, media, identity, canShareScreen, serverUrl = '' } = this.#options;
    return new CallRoom({
      connection,
      rest,
      media,
      engine: this.#engine,
      seat,
      personId: identity.kind === 'nobody' ? '' : identity.user.id,
      isAccount: identity.kind === 'account',
      canShareScreen: canShareScreen ?? canCaptureScreen(),
      serverUrl,
      show: (view, actions) => this.#show(view, actions),
      over: (why, durationMs) => this.#over(why, durationMs),
      leave: () => this.#leave(),
      askSeat: this.#askSoon,
    });
  }

  #handle(news: CallNews): void {
    const stage = this.#stage;
    if (stage.kind === 'inCall' && concerns(news, stage.callId)) stage.room.handle(news);
    if (stage.kind === 'awaitingStart') this.#hopeForStart(news, stage.callId);
    if (stage.kind === 'lobby' && concerns(news, stage.seat.callId)) this.#hopeForAdmission(news, stage.seat);
  }

  #hopeForStart(news: CallNews, callId: string | null): void {
    const { entry } = this.#options;
    if (callId !== null) return void (news.payload.callId === callId && this.#ask());
    if ((news.name === 'available' || news.name === 'incoming') && entry.kind !== 'join')
      if (news.payload.conversationId === entry.conversationId) void this.#ask();
  }

  #hopeForAdmission(news: CallNews, { participantId }: WireSeat): void {
    const admitting: readonly NewsName[] = ['started', 'participantJoined', 'participantStatus'];
    if (admitting.includes(news.name)) void this.#ask();
    if (news.name === 'participantLeft' && news.payload.participantId === participantId) this.#over('removed');
    if (news.name === 'error' && news.payload.code === 'KICKED') this.#over('removed');
    if (news.name === 'ended') this.#over('ended');
  }

  #failed({ code, message }: WireFailure): void {
    const why = finalCodes[code];
    const wasIn = this.#stage.kind !== 'entering';
    if (why && (wasIn || why === 'removed')) return this.#over(why);
    this.#end({ phase: 'failed', code, message });
  }

  async #leave(): Promise<void> {
    const stage = this.#stage;
    const { connection } = this.#options;
    const left =
      stage.kind === 'inCall'
        ? sayLeave(connection, stage.callId, stage.room.participantId)
        : stage.kind === 'lobby'
          ? sayLeave(connection, stage.seat.callId, stage.seat.participantId)
          : undefined;
    this.#over('left');
    await left;
  }

  #over(why: EndedWhy, toldMs?: number): void {
    if (this.#stage.kind === 'over') return;
    const view = this.view.getState();
    const durationMs = toldMs ?? (view.phase === 'inCall' ? Math.max(0, this.#engine.clock.now() - view.startedAt) : 0);
    // Who takes over in another window, or comes back to this one, finds the call again.
    if (why !== 'replaced') this.#memory.forget();
    this.#end({ phase: 'ended', why, durationMs, canReturn: canReturn[why] });
  }

  #end(view: CallView): void {
    this.close();
    this.media.close();
    this.#show(view, noActions);
  }

  #waitingActions(): CallActions {
    return { ...noActions, ...deviceActions(this.media), toggleScreen: null, leave: () => this.#leave() };
  }

  #show(view: CallView, actions: CallActions): void {
    this.view.setState(view, true);
    if (this.actions.getState() !== actions) this.actions.setState(actions, true);
  }
}

const canCaptureScreen = (): boolean =>
  // The type says it is always there; on phones and in insecure contexts it is not.
  typeof (navigator.mediaDevices as Partial<MediaDevices> | undefined)?.getDisplayMedia === 'function';

/**
 * One call as seen from this device: gets in by `entry`, stays in over lost connections, reloads, restarts of the server and
 * changes of the media path, and ends in `ended` or `failed`. See `view` for where it stands and `actions` for what is possible.
 */
export const createCallSession = (options: CallSessionOptions): CallSession => new Session(options);
