import { directCalls } from '#shared/dialects/direct-calls/index.ts';
import { type BoundMessage, bindMessage } from '../dialect.ts';
import { toCall, toMs } from './values.ts';

const { inbounds } = directCalls;

/** Every message of a client, bound to the core. */
export const messages: readonly BoundMessage[] = [
  bindMessage(inbounds.accept, 'pair.accept', toCall),
  bindMessage(inbounds.reject, 'pair.reject', ({ reason, ...rest }) => ({ ...toCall(rest), reason })),
  bindMessage(inbounds.end, 'pair.end', ({ durationSeconds, ...rest }) => ({
    ...toCall(rest),
    durationMs: toMs(durationSeconds),
    isLenient: true,
  })),
];
