import { type BeginCall, beginCall } from './begin-call.ts';
import type { Change, Facts } from './change.ts';

/** Begins a call at an agreed time: it runs at once and rings for nobody, since everybody knows when to come. */
export const openCall = (command: Omit<BeginCall, 'pair' | 'guests'>, facts: Facts): Change => {
  const alone = { ...command.conversation, members: [] };
  const { call } = beginCall({ ...command, conversation: alone, guests: [] }, facts);
  return { call: { ...call, phase: 'active', activeAt: facts.now }, events: [] };
};
