import type { Door } from '#shared/contract/index.ts';
import type { AppointmentId, ConnectionId } from '#shared/kernel/ids.ts';

/** Who waits at the doors of appointments, and who was let in. */
export interface DoorRegister {
  of(id: AppointmentId): Door;
  /** The client waits with this connection. Who was let in already does not. */
  knock(id: AppointmentId, connectionId: ConnectionId): void;
  stopKnocking(id: AppointmentId, connectionId: ConnectionId): void;
  letIn(id: AppointmentId): void;
  /** Nobody waits there any more, and who comes next has to be let in again. */
  shut(id: AppointmentId): void;
  /** Where somebody waits with this connection. */
  whereKnocks(connectionId: ConnectionId): readonly AppointmentId[];
}

interface State {
  readonly knocking: ReadonlySet<ConnectionId>;
  readonly isLetIn: boolean;
}

const NOBODY: State = { knocking: new Set(), isLetIn: false };

/** Builds an empty register. */
export const createDoorRegister = (): DoorRegister => {
  const doors = new Map<AppointmentId, State>();
  const stateOf = (id: AppointmentId) => doors.get(id) ?? NOBODY;
  const put = (id: AppointmentId, state: State) => {
    if (state.knocking.size > 0 || state.isLetIn) doors.set(id, state);
    else doors.delete(id);
  };

  return {
    of(id) {
      const { knocking, isLetIn } = stateOf(id);
      return { isClientWaiting: knocking.size > 0, isLetIn };
    },
    knock(id, connectionId) {
      const state = stateOf(id);
      if (!state.isLetIn) put(id, { ...state, knocking: new Set([...state.knocking, connectionId]) });
    },
    stopKnocking(id, connectionId) {
      const state = stateOf(id);
      put(id, { ...state, knocking: new Set([...state.knocking].filter((other) => other !== connectionId)) });
    },
    letIn: (id) => put(id, { ...NOBODY, isLetIn: true }),
    shut: (id) => put(id, NOBODY),
    whereKnocks: (connectionId) =>
      [...doors].filter(([, { knocking }]) => knocking.has(connectionId)).map(([id]) => id),
  };
};
