import { createStore } from 'zustand/vanilla';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { type OperatorOutbound, operatorOutbounds, operatorRequests } from '#renderer/client/operator-catalog.ts';
import type { OperatorConnection, OperatorLine } from '#renderer/client/operator-connection.ts';
import { ServerClock } from '#renderer/client/server-clock.ts';
import type { Upload } from '#renderer/client/upload.ts';
import { fromDbov, type Heard, speakersAt, withLevels } from '#renderer/features/call/index.ts';
import type { MediaEngine } from '#renderer/media/media-engine.ts';
import type { TrackKey } from '#renderer/media/media-path.ts';
import { every } from '#renderer/media/timers.ts';
import { stillTrue, withoutAlert } from './alerts.ts';
import { createControlActions, noActions } from './control-actions.ts';
import { type ControlNews, listenToControl, withEnd, withNews, withoutTheLost } from './control-news.ts';
import { type ControlState, readState } from './control-state.ts';
import type { ControlActions, ControlRoom, ControlView } from './control-view.ts';
import { EventLog } from './event-log.ts';
import { ObserverMedia } from './observer-media.ts';
import { createOperatorSignaling } from './operator-signaling.ts';
import { Uploads } from './uploads.ts';

const TIDY_MS = 1_000;
const SPEECH_MS = 250;

interface WatchOptions {
  readonly sessionId: string;
  readonly connection: OperatorConnection;
  readonly rest: RestClient;
  readonly engine: MediaEngine;
  readonly send: (file: File, onProgress: (sent: number) => void) => Upload<unknown>;
}

class Watch implements ControlRoom {
  readonly view = createStore<ControlView>(() => ({ phase: 'connecting' }));
  readonly actions = createStore<ControlActions>(() => noActions);
  readonly links = createStore<ReadonlyMap<string, string>>(() => new Map());
  readonly log: EventLog;
  readonly uploads: Uploads;
  readonly #options: WatchOptions;
  readonly #observer: ObserverMedia;
  readonly #clock: ServerClock;
  readonly #possible: ControlActions;
  readonly #stops: readonly (() => void)[];
  #state: ControlState | null = null;
  #heard: Heard = new Map();
  #troubles = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
    const { sessionId, connection, rest, engine, send } = options;
    this.log = new EventLog(rest, sessionId);
    this.uploads = new Uploads(send);
    this.#observer = new ObserverMedia({ engine, signaling: createOperatorSignaling(connection) });
    this.#clock = this.#createClock();
    this.#possible = createControlActions({
      sessionId,
      connection,
      rest,
      upload: (file) => void this.uploads.start(file),
      made: ({ invitationId, url }) => this.links.setState((known) => new Map(known).set(invitationId, url), true),
      failed: (failure) => this.#failed(failure),
    });
    this.#stops = [
      connection.state.subscribe((line) => this.#lineChanged(line)),
      connection.on(operatorOutbounds.sessionState, (told) => this.#begin(told)),
      connection.on(operatorOutbounds.streamPublished, (stream) => this.#observer.published(stream)),
      connection.on(operatorOutbounds.streamClosed, (stream) => this.#observer.withdrawn(stream.producer_id)),
      connection.on(operatorOutbounds.mediaMoved, ({ router }) => this.#observer.open(router)),
      connection.on(operatorOutbounds.levels, ({ levels }) => this.#hear(levels)),
      connection.on(operatorOutbounds.logWritten, ({ entry }) => this.log.add(entry)),
      listenToControl(connection, (news) => this.#handle(news)),
      every(engine.clock, TIDY_MS, () => this.#tidy()),
      every(engine.clock, SPEECH_MS, () => this.#hear([])),
    ];
    this.#lineChanged(connection.state.getState());
  }

  get media() {
    return this.#observer.store;
  }

  readonly serverNow = (): number | null => this.#clock.now();
  readonly show = (key: TrackKey, widthPx: number, place: string): void => this.#observer.show(key, widthPx, place);
  readonly listen = (isListening: boolean): void => this.#observer.listen(isListening);

  readonly dismissAlert = (id: number): void => {
    if (this.#state) this.#set({ ...this.#state, alerts: withoutAlert(this.#state.alerts, id) });
  };

  close(): void {
    for (const stop of this.#stops) stop();
    this.#clock.close();
    this.#observer.close();
    this.uploads.close();
    this.#options.connection.close();
  }

  #createClock(): ServerClock {
    const { connection, engine } = this.#options;
    return new ServerClock({
      timers: engine.clock,
      ask: async () => {
        const answer = await connection.request(operatorRequests.syncClock, {});
        return answer.ok ? { ok: true, value: answer.value.server_time } : answer;
      },
    });
  }

  /** Everything as it is, on each connection. */
  #begin(told: OperatorOutbound<'sessionState'>): void {
    const { engine } = this.#options;
    const state = readState(this.#state, told, engine.clock.now());
    const isHere = (id: string) => state.people.has(id) || state.waiting.some((waiter) => waiter.id === id);
    this.#set({ ...state, alerts: stillTrue(state.alerts, isHere) });
    this.#observer.open(told.router, told.ice_servers ?? []);
    this.#clock.refresh();
    void this.log.catchUp();
  }

  #handle(news: ControlNews): void {
    // Before the state is told there is nothing that could change.
    if (this.#state) this.#set(withNews(this.#state, news, this.#options.engine.clock.now()));
  }

  #tidy(): void {
    if (this.#state) this.#set(withoutTheLost(this.#state, this.#options.engine.clock.now()));
  }

  #hear(levels: OperatorOutbound<'levels'>['levels']): void {
    const now = this.#options.engine.clock.now();
    this.#heard = withLevels(
      this.#heard,
      levels.map(({ participant_id: id, dbov }) => [id, fromDbov(dbov)] as const),
      now,
    );
    const speaking = speakersAt(this.#heard, now);
    const view = this.view.getState();
    if (view.phase !== 'watching') return;
    const isSame = speaking.size === view.speaking.size && [...speaking].every((id) => view.speaking.has(id));
    if (!isSame) this.view.setState({ ...view, speaking }, true);
  }

  #set(state: ControlState): void {
    if (state === this.#state) return;
    const before = this.#state;
    this.#state = state;
    if (state.people !== before?.people) this.#observer.setPeople([...state.people.keys()]);
    const view = this.view.getState();
    const rest = view.phase === 'watching' ? view : { speaking: new Set<string>(), trouble: null };
    this.view.setState({ ...rest, phase: 'watching', line: this.#line(), state }, true);
    this.#offer();
  }

  #line(): 'online' | 'reconnecting' {
    return this.#options.connection.state.getState().kind === 'online' ? 'online' : 'reconnecting';
  }

  #lineChanged(line: OperatorLine): void {
    if (line.kind === 'refused') this.#refused(line.failure);
    const view = this.view.getState();
    if (view.phase === 'watching') this.view.setState({ ...view, line: this.#line() }, true);
    this.#offer();
  }

  #refused(failure: WireFailure): void {
    const state = this.#state;
    if (state && state.endedAt !== null) return;
    // It ended while the line was down; what is known of it can still be looked at.
    if (state && failure.code === 'SESSION_NOT_FOUND') this.#set(withEnd(state, this.#options.engine.clock.now()));
    else this.view.setState({ phase: 'refused', failure }, true);
  }

  #offer(): void {
    const isPossible = this.#line() === 'online' && this.#state !== null && this.#state.endedAt === null;
    const actions = isPossible ? this.#possible : noActions;
    if (this.actions.getState() !== actions) this.actions.setState(actions, true);
  }

  #failed(failure: WireFailure): void {
    const view = this.view.getState();
    this.#troubles += 1;
    if (view.phase === 'watching') this.view.setState({ ...view, trouble: { id: this.#troubles, failure } }, true);
  }
}

/**
 * Watches one session: follows it over lost lines and restarts of the server, receives what is shown of it, and offers what
 * may be done. See `view` for where it stands and `actions` for what is possible.
 */
export const watchSession = (options: WatchOptions): ControlRoom => new Watch(options);
