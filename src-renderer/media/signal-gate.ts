import type { PeerSignal } from './peer-signal.ts';

/** What one side of a peer-to-peer link knows when a signal comes in. */
export interface GateState {
  /** Names the own peer connection. */
  readonly session: string;
  /** The other side's peer connection that this one is bound to; null before the first description. */
  readonly remote: string | null;
  /** The polite side gives way when both offer at once, and waits for the first offer. */
  readonly polite: boolean;
  /** An own offer is waiting for its answer. */
  readonly offering: boolean;
  /** Descriptions were exchanged, so candidates can be applied. */
  readonly negotiated: boolean;
}

/**
 * What to do with a signal. `rebuild`: begin with a fresh peer connection, then apply it. `hold`: it belongs to a connection
 * that may come, keep it. `offer`: the other side waits for an offer. `renew`: the other side began anew and waits for one.
 */
export type GateVerdict = 'apply' | 'rebuild' | 'hold' | 'ignore' | 'offer' | 'renew';

const judgeOffer = (state: GateState, session: string): GateVerdict => {
  // The other side threw its old connection away; ours cannot be used with the new one.
  if (state.remote !== null && state.remote !== session) return 'rebuild';
  if (!state.offering) return 'apply';
  if (!state.polite) return 'ignore';
  // A rollback frees negotiated places only: the ones of a first offer would stay behind as duplicates.
  return state.negotiated ? 'apply' : 'rebuild';
};

const judgeHello = (state: GateState, session: string): GateVerdict => {
  if (state.polite) return 'ignore';
  if (state.remote !== null && state.remote !== session) return 'renew';
  return state.negotiated ? 'ignore' : 'offer';
};

/** Decides about one signal; pure. */
export const judge = (state: GateState, signal: PeerSignal): GateVerdict => {
  if (signal.peer !== undefined && signal.peer !== state.session) return 'ignore';
  const isBound = state.remote === signal.session;
  if (signal.type === 'hello') return judgeHello(state, signal.session);
  if (signal.type === 'offer') return judgeOffer(state, signal.session);
  if (signal.type === 'answer') return state.offering && (isBound || state.remote === null) ? 'apply' : 'ignore';
  return isBound && state.negotiated ? 'apply' : 'hold';
};
