import type { z } from 'zod';
import type { ErrorCode } from './errors.contract.ts';

/**
 * Who may ask at all. Finer rules (is a participant, is the initiator) live in the domain.
 * `anyone` needs no sign-in, `person` an account or guest, `account` an account, `staff` an administrator or
 * moderator, `admin` an administrator,
 * `steering` a person or an operator, `media` these or the holder of the media secret, `mediaSecret` only the latter, `system` the server itself.
 */
export type Permission =
  'anyone' | 'person' | 'account' | 'staff' | 'admin' | 'steering' | 'media' | 'mediaSecret' | 'system';

/** One thing that can be asked of the core. */
export interface Operation<Input extends z.ZodType, Output extends z.ZodType> {
  readonly input: Input;
  readonly output: Output;
  /** Every code this operation can fail with, besides INTERNAL and the gateway's own access codes. */
  readonly errors: readonly ErrorCode[];
  readonly permission: Permission;
  /** Name of the input field whose value names the queue; operations with the same value run one after another. */
  readonly serialBy?: string;
  readonly doc: string;
  readonly example: z.input<Input>;
}

/** One thing that has happened and was committed. */
export interface ContractEvent<Payload extends z.ZodType> {
  readonly payload: Payload;
  /** Who is told; the domain computes the very people. Operators hear what participants hear. */
  readonly audience:
    'participants' | 'otherParticipants' | 'operators' | 'person' | 'connection' | 'callees' | 'contacts' | 'guests';
  readonly doc: string;
  readonly example: z.input<Payload>;
}

/** Declares an operation; exists for its types. */
export const operation = <I extends z.ZodType, O extends z.ZodType>(value: Operation<I, O>): Operation<I, O> => value;

/** Declares an event; exists for its types. */
export const event = <P extends z.ZodType>(value: ContractEvent<P>): ContractEvent<P> => value;
