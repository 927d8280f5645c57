import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '#renderer/client/answer.ts';
import type { RestClient, ServerConnection, WireFailure } from '#renderer/client/client-types.ts';
import { sessionOutbounds, sessionRequests, sessionRoutes } from '#renderer/client/sessions-catalog.ts';
import type { CancelTimer, Clock } from '#renderer/media/timers.ts';
import { type Appointment, type Viewer, partOf, toAppointment } from './appointment.ts';
import { type WaitingRoomView, toDoorState } from './door-state.ts';
import { followLine, type Line } from './follow-line.ts';

/** The room before the session: whether its door is open and why not, and the way in. */
export interface WaitingRoom {
  readonly store: StoreApi<WaitingRoomView>;
  /** Begins to follow the appointment, and asks how its door is. */
  open(): Promise<void>;
  /** Asks once more. */
  load(): Promise<void>;
  /** The client waits to be let in; true as soon as that is so, false when it comes to nothing. */
  knock(): Promise<boolean>;
  stopKnocking(): void;
  /** The provider lets the client in. */
  letIn(): Promise<void>;
  /** Tells that the session has begun, or ended. May be said again and again: once it is so, or just now, nothing is asked. */
  begin(): Promise<void>;
  end(): Promise<void>;
  close(): void;
}

interface WaitingRoomOptions {
  readonly appointmentId: string;
  readonly viewer: Viewer;
  readonly rest: RestClient;
  readonly line: Line;
  /** Takes the account's connection into this tab; null when nobody is signed in. */
  readonly takeLine: () => Promise<ServerConnection | null>;
  readonly clock: Clock;
}

/** How soon to ask again when the door should be open by this clock but is not by the server's. */
const ASK_AGAIN_MS = 10_000;
/** The longest wait that browsers can time. */
const LONGEST_MS = 2_000_000_000;

const stranger: WireFailure = { code: 'FORBIDDEN', message: 'Only its two people can come into an appointment.' };
const offline: WireFailure = { code: 'OFFLINE', message: 'The server cannot be reached.' };

class Room implements WaitingRoom {
  readonly store = createStore<WaitingRoomView>(() => ({ kind: 'loading' }));
  readonly #options: WaitingRoomOptions;
  #stop: () => void = () => undefined;
  #cancel: CancelTimer = () => undefined;
  #asked = 0;
  #isClientWaiting = false;
  readonly #markedAt = new Map<Appointment['status'], number>();
  #settleKnock: ((isLetIn: boolean) => void) | null = null;

  constructor(options: WaitingRoomOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const { appointmentId, line } = this.#options;
    const isOurs = (id: string) => id === appointmentId;
    this.#stop();
    this.#stop = followLine(line, {
      listen: (connection) => [
        connection.on(sessionOutbounds.appointmentChanged, ({ appointment }) => {
          if (isOurs(appointment.id)) void this.#ask(toAppointment(appointment));
        }),
        connection.on(sessionOutbounds.doorChanged, (door) => {
          if (isOurs(door.sessionId)) this.#doorChanged(door);
        }),
      ],
      onOnline: () => void this.#cameBack(),
    });
    await this.load();
  }

  async load(): Promise<void> {
    this.#show({ kind: 'loading' });
    await this.#read();
  }

  async knock(): Promise<boolean> {
    const view = this.store.getState();
    if (view.kind !== 'open') return false;
    const { appointment, closesAt, conversationId } = view;
    this.#show({ kind: 'waiting', appointment, closesAt, conversationId });
    const letIn = new Promise<boolean>((resolve) => (this.#settleKnock = resolve));
    const connection = await this.#options.takeLine();
    const failure = connection ? await this.#sayKnock(connection) : offline;
    if (failure && this.store.getState().kind === 'waiting') {
      this.#giveUp(failure);
      void this.#read();
    }
    return letIn;
  }

  stopKnocking(): void {
    const connection = this.#options.line.getState();
    void connection?.request(sessionRequests.stopKnocking, { sessionId: this.#options.appointmentId });
    this.#giveUp(null);
  }

  async letIn(): Promise<void> {
    const { rest, appointmentId } = this.#options;
    await this.#try(rest.call(sessionRoutes.letIn, { params: { appointmentId }, body: {} }));
  }

  async begin(): Promise<void> {
    await this.#mark(sessionRoutes.start, 'confirmed');
  }

  async end(): Promise<void> {
    await this.#mark(sessionRoutes.end, 'inProgress');
  }

  close(): void {
    if (this.#settleKnock) this.stopKnocking();
    this.#cancel();
    this.#stop();
  }

  async #mark(
    route: typeof sessionRoutes.start | typeof sessionRoutes.end,
    from: Appointment['status'],
  ): Promise<void> {
    const view = this.store.getState();
    const { rest, appointmentId, clock } = this.#options;
    if (!('appointment' in view) || view.appointment.status !== from) return;
    const now = clock.now();
    if (now < (this.#markedAt.get(from) ?? -Infinity) + ASK_AGAIN_MS) return;
    this.#markedAt.set(from, now);
    await this.#try(rest.call(route, { params: { sessionId: appointmentId }, body: {} }));
    await this.#read();
  }

  async #try(asked: Promise<Answer<unknown>>): Promise<void> {
    const answer = await asked;
    const view = this.store.getState();
    if (view.kind === 'open') this.#show({ ...view, failure: answer.ok ? null : answer.error });
  }

  async #read(): Promise<void> {
    const { rest, appointmentId } = this.#options;
    const answer = await rest.call(sessionRoutes.getAppointment, { params: { appointmentId } });
    if (answer.ok) {
      this.#isClientWaiting = answer.value.clientWaiting;
      await this.#ask(toAppointment(answer.value.appointment));
    }
    if (!answer.ok && this.store.getState().kind === 'loading') this.#show({ kind: 'failed', failure: answer.error });
  }

  /** Asks the server whether the door is open: only it knows the rules and the time. The newest answer counts. */
  async #ask(appointment: Appointment): Promise<void> {
    const own = (this.#asked += 1);
    const { rest, viewer } = this.#options;
    if (partOf(appointment, viewer) === 'none') return this.#show({ kind: 'failed', failure: stranger });
    const params = { sessionId: appointment.id };
    const entry = await rest.call(sessionRoutes.canJoin, { params });
    const room = entry.ok && entry.value.canJoin ? await this.#openRoom(appointment) : null;
    if (own !== this.#asked) return;
    const failure = entry.ok ? (room?.ok === false ? room.error : null) : entry.error;
    if (!entry.ok || failure) {
      if (this.store.getState().kind === 'loading') this.#show({ kind: 'failed', failure: failure ?? offline });
      return this.#askIn(ASK_AGAIN_MS, appointment);
    }
    this.#settle(toDoorState(appointment, entry.value, viewer, room?.ok ? room.value : null, this.#isClientWaiting));
  }

  async #openRoom({ id, conversationId }: Appointment): Promise<Answer<string>> {
    if (conversationId !== null) return { ok: true, value: conversationId };
    const params = { sessionId: id };
    const answer = await this.#options.rest.call(sessionRoutes.generateRoom, { params, body: {} });
    return answer.ok ? { ok: true, value: answer.value.conversationId } : answer;
  }

  /** Shows what the server said, and asks again when the door opens or shuts. Who has knocked goes on waiting. */
  #settle(next: WaitingRoomView): void {
    const before = this.store.getState();
    const isWaiting = before.kind === 'waiting' && next.kind === 'open';
    if (isWaiting) this.#show({ ...before, appointment: next.appointment });
    else this.#show(next);
    if (before.kind === 'waiting' && next.kind !== 'open') this.#resolveKnock(false);
    const { clock } = this.#options;
    if (next.kind === 'shut' && next.reason === 'tooEarly') {
      const waitMs = next.opensAt - clock.now();
      this.#askIn(waitMs > 0 ? waitMs : ASK_AGAIN_MS, next.appointment);
    } else if (next.kind === 'open') this.#askIn(Math.max(1, next.closesAt - clock.now() + 1), next.appointment);
    else this.#cancel();
  }

  #askIn(waitMs: number, appointment: Appointment): void {
    this.#cancel();
    this.#cancel = this.#options.clock.schedule(Math.min(waitMs, LONGEST_MS), () => void this.#ask(appointment));
  }

  #doorChanged({ clientWaiting, clientLetIn }: { clientWaiting: boolean; clientLetIn: boolean }): void {
    this.#isClientWaiting = clientWaiting;
    const view = this.store.getState();
    if (view.kind === 'open') this.#show({ ...view, isClientWaiting: clientWaiting });
    if (view.kind === 'waiting' && clientLetIn) this.#comeIn();
  }

  /** A knock ends with the connection it was made by. */
  async #cameBack(): Promise<void> {
    const connection = this.#options.line.getState();
    if (this.store.getState().kind === 'waiting' && connection) await this.#sayKnock(connection);
    await this.#read();
  }

  async #sayKnock(connection: ServerConnection): Promise<WireFailure | null> {
    const answer = await connection.request(sessionRequests.knock, { sessionId: this.#options.appointmentId });
    if (!answer.ok) return answer.error;
    if (answer.value.clientLetIn && this.store.getState().kind === 'waiting') this.#comeIn();
    return null;
  }

  #comeIn(): void {
    this.#backToOpen(null);
    this.#resolveKnock(true);
  }

  #giveUp(failure: WireFailure | null): void {
    this.#backToOpen(failure);
    this.#resolveKnock(false);
  }

  #backToOpen(failure: WireFailure | null): void {
    const view = this.store.getState();
    if (view.kind === 'waiting') this.#show({ ...view, kind: 'open', part: 'client', isClientWaiting: false, failure });
  }

  #resolveKnock(isLetIn: boolean): void {
    this.#settleKnock?.(isLetIn);
    this.#settleKnock = null;
  }

  #show(view: WaitingRoomView): void {
    this.store.setState(view, true);
  }
}

/** Builds the waiting room of one appointment; nothing is asked before `open`. */
export const createWaitingRoom = (options: WaitingRoomOptions): WaitingRoom => new Room(options);
