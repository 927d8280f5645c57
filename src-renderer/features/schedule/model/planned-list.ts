import { createStore, type StoreApi } from 'zustand/vanilla';
import { answered, type Answer } from '#renderer/client/answer.ts';
import type { RestClient, RouteInput, ServerConnection, WireFailure } from '#renderer/client/client-types.ts';
import { followConnection } from '#renderer/client/follow-connection.ts';
import { platformOutbounds, platformRoutes, type WirePlannedCall } from '#renderer/client/platform-catalog.ts';

/** What is planned, and what of it runs now. */
export type PlannedView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: WireFailure }
  | { readonly kind: 'ready'; readonly calls: readonly WirePlannedCall[] };

/** What a planned call is made of. */
export type PlanWish = RouteInput<typeof platformRoutes.createCall>['body'];

export interface PlannedList {
  readonly store: StoreApi<PlannedView>;
  load(): Promise<void>;
  plan(wish: PlanWish): Promise<Answer<void>>;
  /** Calls it off for everybody; only for its host. */
  cancel(callId: string): Promise<Answer<void>>;
  /** Reads and follows the list until what it gives is called. */
  open: () => () => void;
}

/** Builds the list, still empty: running calls first, then by time. It is read anew whenever the server tells of a change. */
export const createPlannedList = (rest: RestClient, connection: StoreApi<ServerConnection | null>): PlannedList => {
  const store = createStore<PlannedView>(() => ({ kind: 'loading' }));
  const load = async (): Promise<void> => {
    const [planned, running] = await Promise.all([
      rest.call(platformRoutes.listScheduledCalls, {}),
      rest.call(platformRoutes.listActiveCalls, {}),
    ]);
    if (planned.ok && running.ok) {
      const wasPlanned = running.value.calls.filter(({ scheduledFor }) => scheduledFor !== null);
      return store.setState({ kind: 'ready', calls: [...wasPlanned, ...planned.value.calls] }, true);
    }
    const failure = planned.ok ? (running.ok ? null : running.error) : planned.error;
    if (failure && store.getState().kind !== 'ready') store.setState({ kind: 'failed', failure }, true);
  };
  /** Reads the list anew after a change of one's own. */
  const afterwards = async (answer: Answer<unknown>): Promise<Answer<void>> => {
    if (!answer.ok) return answer;
    await load();
    return answered(undefined);
  };
  return {
    store,
    load,
    plan: async (body) => afterwards(await rest.call(platformRoutes.createCall, { body })),
    cancel: async (callId) => afterwards(await rest.call(platformRoutes.endCall, { params: { callId } })),
    open() {
      void load();
      const { callInvitation, callStarted, callEnded } = platformOutbounds;
      return followConnection(connection, {
        listen: (line) => [
          line.on(callInvitation, () => void load()),
          line.on(callStarted, () => void load()),
          line.on(callEnded, () => void load()),
        ],
        onBack: () => void load(),
      });
    },
  };
};
