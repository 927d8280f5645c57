import type { PairCall } from '#shared/contract/index.ts';
import { directCalls } from '#shared/dialects/direct-calls/index.ts';
import type { CallId, PersonId } from '#shared/kernel/ids.ts';
import { type BoundMessage, type BoundRoute, bindMessage, bindRoute } from '../dialect.ts';
import { fromCallType, fromQuality, fromStatus, toWireCall } from './values.ts';

const entries = directCalls.routes;
const call = (params: { callId: string }) => ({ callId: params.callId as CallId });
const toMs = (value: number | null | undefined): number | undefined =>
  value === undefined || value === null ? undefined : value * 1000;
const saying =
  (message: string) =>
  ({ pairCall }: { pairCall: PairCall }) => ({ success: true as const, message, data: toWireCall(pairCall) });

/** Every endpoint, bound to the core. */
export const routes: readonly BoundRoute[] = [
  bindRoute(
    entries.initiate,
    'pair.initiate',
    ({ body }) => ({
      calleeId: body.calleeId as PersonId,
      type: fromCallType[body.callType],
      channelId: body.channelId,
    }),
    saying('Call initiated successfully'),
  ),
  bindRoute(
    entries.history,
    'pair.list',
    ({ query }) => query,
    ({ pairCalls, total }) => ({
      success: true as const,
      message: 'Call history retrieved successfully',
      data: { calls: pairCalls.map(toWireCall), total },
    }),
  ),
  bindRoute(entries.get, 'pair.get', ({ params }) => call(params), saying('Call details retrieved successfully')),
  bindRoute(entries.accept, 'pair.accept', ({ params }) => call(params), saying('Call accepted successfully')),
  bindRoute(
    entries.reject,
    'pair.reject',
    ({ params, body }) => ({ ...call(params), reason: body.reason }),
    saying('Call rejected successfully'),
  ),
  bindRoute(
    entries.end,
    'pair.end',
    ({ params, body }) => ({ ...call(params), durationMs: toMs(body?.durationSeconds), isLenient: false }),
    saying('Call ended successfully'),
  ),
  bindRoute(
    entries.updateStatus,
    'pair.setPhase',
    ({ params, body }) => ({ ...call(params), phase: fromStatus[body.status] }),
    saying('Call status updated successfully'),
  ),
  bindRoute(
    entries.reportQuality,
    'pair.reportQuality',
    ({ params, body }) => ({ ...call(params), quality: fromQuality[body.quality] }),
    () => ({ success: true as const, message: 'Quality reported', data: null }),
  ),
];

const { inbounds } = directCalls;

/** Every message of a client, bound to the core. */
export const messages: readonly BoundMessage[] = [
  bindMessage(inbounds.accept, 'pair.accept', call),
  bindMessage(inbounds.reject, 'pair.reject', ({ reason, ...rest }) => ({ ...call(rest), reason })),
  bindMessage(inbounds.end, 'pair.end', ({ durationSeconds, ...rest }) => ({
    ...call(rest),
    durationMs: toMs(durationSeconds),
    isLenient: true,
  })),
];
