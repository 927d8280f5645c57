import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WaitingRoomView } from '#renderer/features/appointments/model/door-state.ts';
import type { WaitingRoom } from '#renderer/features/appointments/model/waiting-room.ts';
import type { CallSession } from '#renderer/features/call/index.ts';
import type { MeetStay } from '../meet/meet-model.ts';

type Open = Extract<WaitingRoomView, { kind: 'open' }>;

/** What the address of a waiting room shows. */
export type RoomStayView =
  /** The waiting room itself: shut, waiting, over. */
  | { readonly kind: 'outside'; readonly view: Exclude<WaitingRoomView, { kind: 'open' }> }
  /** Behind the door: lobby and call. */
  | { readonly kind: 'inside'; readonly stay: MeetStay };

interface RoomStayOptions {
  readonly room: WaitingRoom;
  /** Makes the stay behind the door; it is opened here. */
  readonly createStay: (view: Open) => MeetStay;
  /** Go straight into the call, once, as soon as the door is open. */
  readonly entersAtOnce: boolean;
}

type Call = ReturnType<CallSession['view']['getState']>;

const runs = (call: Call | null): boolean => call !== null && call.phase !== 'ended' && call.phase !== 'failed';

const enterFromLobby = async (stay: MeetStay): Promise<void> => {
  if (stay.store.getState().phase === 'lobby') await stay.enter();
};

/**
 * One stay at an appointment, without React: the waiting room, and the meeting behind its door. Who is in the call stays there
 * when the door shuts. The provider's side says when the session begins, as soon as both are there, and when it ends.
 */
export class RoomStay {
  readonly store: StoreApi<RoomStayView> = createStore<RoomStayView>(() => ({
    kind: 'outside',
    view: { kind: 'loading' },
  }));
  readonly #options: RoomStayOptions;
  #stay: MeetStay | null = null;
  #session: CallSession | null = null;
  #isProvider = false;
  #entersAtOnce: boolean;
  #stops: (() => void)[] = [];
  #stopSession: () => void = () => undefined;

  constructor(options: RoomStayOptions) {
    this.#options = options;
    this.#entersAtOnce = options.entersAtOnce;
  }

  open(): void {
    const { room } = this.#options;
    this.#stops = [room.store.subscribe(() => this.#look())];
    void room.open();
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    this.#options.room.close();
    await this.#leave();
  }

  get #call(): Call | null {
    return this.#session?.view.getState() ?? null;
  }

  #look(): void {
    const view = this.#options.room.store.getState();
    if ('part' in view) this.#isProvider = view.part === 'provider';
    if (view.kind === 'open') this.#goInside(view);
    else if (this.#stay && runs(this.#call)) this.#show({ kind: 'inside', stay: this.#stay });
    else this.#show({ kind: 'outside', view });
    // Whoever waits keeps camera and microphone ready; with the door shut or the session over, they are let go.
    if (view.kind === 'shut' || view.kind === 'over') if (!runs(this.#call)) void this.#leave();
  }

  #goInside(view: Open): void {
    const stay = this.#stay ?? this.#enter(view);
    this.#show({ kind: 'inside', stay });
  }

  #enter(view: Open): MeetStay {
    const stay = this.#options.createStay(view);
    this.#stay = stay;
    this.#stops.push(stay.store.subscribe(({ phase }) => phase === 'call' && this.#followCall(stay)));
    const opened = stay.open();
    if (this.#entersAtOnce) void opened.then(() => enterFromLobby(stay));
    this.#entersAtOnce = false;
    return stay;
  }

  #followCall(stay: MeetStay): void {
    const view = stay.store.getState();
    if (view.phase !== 'call' || view.session === this.#session) return;
    this.#stopSession();
    this.#session = view.session;
    this.#stopSession = view.session.view.subscribe((call) => this.#callChanged(call));
  }

  #callChanged(call: Call): void {
    const { room } = this.#options;
    if (this.#isProvider && call.phase === 'inCall' && call.tiles.some(({ isSelf }) => !isSelf)) void room.begin();
    if (this.#isProvider && call.phase === 'ended' && call.why === 'ended') void room.end();
    if (!runs(call)) this.#look();
  }

  #show(view: RoomStayView): void {
    const before = this.store.getState();
    if (before.kind === 'inside' && view.kind === 'inside' && before.stay === view.stay) return;
    this.store.setState(view, true);
  }

  async #leave(): Promise<void> {
    const stay = this.#stay;
    this.#stopSession();
    this.#stay = null;
    this.#session = null;
    await stay?.close();
  }
}
