import type { WireFailure } from '#renderer/client/client-types.ts';
import type { CallSession } from '#renderer/features/call/index.ts';

/** What the address of a meeting shows. */
export type MeetView =
  | { readonly phase: 'loading' }
  /** Neither an account nor a guest of this meeting is in this browser. */
  | { readonly phase: 'stranger' }
  | { readonly phase: 'failed'; readonly failure: WireFailure }
  | {
      readonly phase: 'lobby';
      readonly title: string;
      readonly inviteUrl: string | null;
      /** Null while joining. */
      readonly join: (() => void) | null;
      readonly failure: WireFailure | null;
    }
  | {
      readonly phase: 'call';
      readonly title: string;
      /** The other one of a conversation of two. */
      readonly callee: string | null;
      readonly session: CallSession;
    };
