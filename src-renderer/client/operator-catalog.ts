import type { z } from 'zod';
import { controlCenter } from '#shared/dialects/control-center/index.ts';

/** The published API of operators, by entry. Fetched with their screens alone, because it brings zod. */
export const {
  routes: operatorRoutes,
  requests: operatorRequests,
  outbounds: operatorOutbounds,
  namespace: operatorNamespace,
} = controlCenter;

/** What the server sends to operators under a name of `operatorOutbounds`. */
export type OperatorOutbound<N extends keyof typeof operatorOutbounds> = z.output<
  (typeof operatorOutbounds)[N]['payload']
>;

/** What operators say under a name of `operatorRequests`. */
export type OperatorPayload<N extends keyof typeof operatorRequests> = z.input<(typeof operatorRequests)[N]['payload']>;

export type {
  WireInvitation,
  WireLink,
  WireLogEntry,
  WireLogType,
  WireObserved,
  WirePlayback,
  WireScreenShare,
  WireSession,
  WireVideoFile,
  WireWaiter,
} from '#shared/dialects/control-center/index.ts';
