import type { CallType, PairCall, PairStatus } from '#shared/contract/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import type { WireCall } from '#shared/dialects/direct-calls/index.ts';
import { iso, isoOrNull } from '../moments.ts';

/** The call that something is about. */
export const toCall = ({ callId }: { callId: string }) => ({ callId: callId as CallId });

export const toMs = (value: number | null | undefined): number | undefined =>
  value === undefined || value === null ? undefined : value * 1000;

export const seconds = (ms: number): number => Math.round(ms / 1000);

export const toCallType: Record<CallType, 'AUDIO' | 'VIDEO'> = { audio: 'AUDIO', video: 'VIDEO' };
export const fromCallType: Record<'AUDIO' | 'VIDEO', CallType> = { AUDIO: 'audio', VIDEO: 'video' };

const toStatus: Record<PairStatus, WireCall['status']> = {
  initiating: 'INITIATING',
  ringing: 'RINGING',
  connecting: 'CONNECTING',
  active: 'ACTIVE',
  ended: 'ENDED',
  rejected: 'REJECTED',
  missed: 'MISSED',
};

export const fromStatus = { CONNECTING: 'connecting', ACTIVE: 'active', CONNECTED: 'active', ENDED: 'ended' } as const;

export const toQuality = { poor: 'POOR', bad: 'BAD', 'very-bad': 'VERY_BAD' } as const;
export const fromQuality = { POOR: 'poor', BAD: 'bad', VERY_BAD: 'very-bad' } as const;

/** A call in the words of this API. */
export const toWireCall = (call: PairCall): WireCall => ({
  id: call.id,
  callId: call.id,
  callerId: call.callerId,
  calleeId: call.calleeId,
  callType: toCallType[call.type],
  status: toStatus[call.status],
  channelId: call.channelId,
  startTime: isoOrNull(call.startedAt),
  endTime: isoOrNull(call.endedAt),
  durationSeconds: call.durationMs === undefined ? null : seconds(call.durationMs),
  createdAt: iso(call.createdAt),
  updatedAt: iso(call.updatedAt),
});

/** A notification carries its content twice, under both published names. */
export const notify = <T>(data: T) => ({ data, payload: data, timestamp: new Date().toISOString() });
