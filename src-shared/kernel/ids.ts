declare const brand: unique symbol;

/** A string that only one kind of thing may use, so that a call id cannot be passed for a participant id. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

export type AccountId = Id<'Account'>;
export type GuestId = Id<'Guest'>;
/** Whoever can be in a call. Account and guest ids never collide. */
export type PersonId = AccountId | GuestId;
export type ConversationId = Id<'Conversation'>;
export type CallId = Id<'Call'>;
export type ParticipantId = Id<'Participant'>;
export type ConnectionId = Id<'Connection'>;
export type ShareLinkId = Id<'ShareLink'>;
export type MessageId = Id<'Message'>;
export type TranscriptId = Id<'Transcript'>;
export type MailId = Id<'Mail'>;

const OBJECT_ID = /^[0-9a-f]{24}$/i;

/** True for the 24 hex digits that published ids consist of. */
export const isObjectId = (value: string): boolean => OBJECT_ID.test(value);
