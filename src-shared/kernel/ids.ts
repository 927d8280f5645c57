declare const brand: unique symbol;

/** A string that only one kind of thing may use, so that a call id cannot be passed for a participant id. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

/** A person who signs in. */
export type AccountId = Id<'Account'>;
/** A person who came by a link. */
export type GuestId = Id<'Guest'>;
/** Whoever can be in a call. Account and guest ids never collide. */
export type PersonId = AccountId | GuestId;
/** A lasting group of accounts. */
export type ConversationId = Id<'Conversation'>;
/** One live meeting, and its history afterwards. */
export type CallId = Id<'Call'>;
/** One person in one call, through every reconnect. */
export type ParticipantId = Id<'Participant'>;
/** One socket of one person; comes and goes. */
export type ConnectionId = Id<'Connection'>;
/** A link that lets guests into a conversation. */
export type ShareLinkId = Id<'ShareLink'>;
/** A chat message. */
export type MessageId = Id<'Message'>;
/** A stored caption. */
export type TranscriptId = Id<'Transcript'>;
/** A control token and whoever holds it. */
export type OperatorId = Id<'Operator'>;
/** A shared screen, from its start to its stop. */
export type ScreenShareId = Id<'ScreenShare'>;
/** A video file that was shared in a call. */
export type VideoFileId = Id<'VideoFile'>;
/** A mail in the outbox. */
export type MailId = Id<'Mail'>;
/** A booked session. */
export type AppointmentId = Id<'Appointment'>;

const OBJECT_ID = /^[0-9a-f]{24}$/i;

/** True for the 24 hex digits that published ids consist of. */
export const isObjectId = (value: string): boolean => OBJECT_ID.test(value);
