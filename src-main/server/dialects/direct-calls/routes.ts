import type { PairCall } from '#shared/contract/index.ts';
import { directCalls } from '#shared/dialects/direct-calls/index.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { type BoundRoute, bindRoute } from '../dialect.ts';
import { fromCallType, fromQuality, fromStatus, toCall, toMs, toWireCall } from './values.ts';

const entries = directCalls.routes;
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
  bindRoute(entries.get, 'pair.get', ({ params }) => toCall(params), saying('Call details retrieved successfully')),
  bindRoute(entries.accept, 'pair.accept', ({ params }) => toCall(params), saying('Call accepted successfully')),
  bindRoute(
    entries.reject,
    'pair.reject',
    ({ params, body }) => ({ ...toCall(params), reason: body.reason }),
    saying('Call rejected successfully'),
  ),
  bindRoute(
    entries.end,
    'pair.end',
    ({ params, body }) => ({ ...toCall(params), durationMs: toMs(body?.durationSeconds), isLenient: false }),
    saying('Call ended successfully'),
  ),
  bindRoute(
    entries.updateStatus,
    'pair.setPhase',
    ({ params, body }) => ({ ...toCall(params), phase: fromStatus[body.status] }),
    saying('Call status updated successfully'),
  ),
  bindRoute(
    entries.reportQuality,
    'pair.reportQuality',
    ({ params, body }) => ({ ...toCall(params), quality: fromQuality[body.quality] }),
    () => ({ success: true as const, message: 'Quality reported', data: null }),
  ),
];
