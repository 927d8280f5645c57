import type { WireCall } from '#shared/dialects/direct-calls/index.ts';
import type { Caller, Connected } from './people.ts';

/** What of a new call a test cares about. */
export interface CallWish {
  readonly callType?: 'AUDIO' | 'VIDEO';
  readonly channelId?: string;
}

/** One rings another. */
export const initiate = async (by: Caller, callee: Pick<Caller, 'id'>, wish: CallWish = {}): Promise<WireCall> => {
  const body = { calleeId: callee.id, callType: 'VIDEO', ...wish };
  return (await by.rest.ok('initiate', { body })).data;
};

/** The call as this person reads it. */
export const readCall = async ({ rest }: Caller, callId: string): Promise<WireCall> =>
  (await rest.ok('get', { params: { callId } })).data;

/** How far a call has come. */
export type Stage = 'RINGING' | 'CONNECTING' | 'ACTIVE' | 'ENDED' | 'REJECTED';

/** Brings a new call of the two that far; gives its id. */
export const bringTo = async (stage: Stage, caller: Connected, callee: Connected): Promise<string> => {
  const { id: callId } = await initiate(caller, callee);
  await callee.socket.waitFor('call_invitation', ({ data }) => data.callId === callId);
  const params = { callId };
  if (stage === 'REJECTED') await callee.rest.ok('reject', { params, body: { reason: 'busy' } });
  if (stage === 'CONNECTING' || stage === 'ACTIVE') await callee.rest.ok('accept', { params, body: {} });
  if (stage === 'ACTIVE') await caller.rest.ok('updateStatus', { params, body: { status: 'ACTIVE' } });
  if (stage === 'ENDED') await caller.rest.ok('end', { params, body: {} });
  return callId;
};
