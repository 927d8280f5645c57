/**
 * Beckon's own language: every operation, event and error code, declared once.
 * Owns: schemas, names, examples. May import: src-shared/kernel, zod.
 */
import type { z } from 'zod';
import { adminOperations } from './admin.contract.ts';
import { accountOperations } from './accounts.contract.ts';
import { appointmentEvents, appointmentOperations } from './appointments.contract.ts';
import { authOperations } from './auth.contract.ts';
import { avatarOperations } from './avatars.contract.ts';
import { callLogEvents, callLogOperations } from './call-log.contract.ts';
import { callEvents, callOperations } from './calls.contract.ts';
import { chatEvents, chatOperations } from './chat.contract.ts';
import { contactEvents, contactOperations } from './contacts.contract.ts';
import { conversationEvents, conversationOperations } from './conversations.contract.ts';
import { healthOperations } from './health.contract.ts';
import { iceOperations } from './ice.contract.ts';
import { hallEvents, hallOperations } from './halls.contract.ts';
import { mediaEvents, mediaOperations, mediaSignals } from './media.contract.ts';
import { operatorEvents, operatorOperations, operatorSignals } from './operators.contract.ts';
import { meetingEvents, meetingOperations } from './meetings.contract.ts';
import { outboxOperations } from './outbox.contract.ts';
import { pairEvents, pairOperations } from './pairs.contract.ts';
import { roomEvents, roomOperations } from './rooms.contract.ts';
import { videoFileEvents, videoFileOperations } from './video-files.contract.ts';

/** All that can be asked of the core. */
export const operations = {
  ...accountOperations,
  ...authOperations,
  ...avatarOperations,
  ...contactOperations,
  ...conversationOperations,
  ...callOperations,
  ...meetingOperations,
  ...hallOperations,
  ...mediaOperations,
  ...chatOperations,
  ...outboxOperations,
  ...pairOperations,
  ...appointmentOperations,
  ...roomOperations,
  ...iceOperations,
  ...healthOperations,
  ...adminOperations,
  ...operatorOperations,
  ...videoFileOperations,
  ...callLogOperations,
};

/** All that the core tells after committing it. */
export const events = {
  ...callEvents,
  ...meetingEvents,
  ...hallEvents,
  ...mediaEvents,
  ...chatEvents,
  ...conversationEvents,
  ...contactEvents,
  ...pairEvents,
  ...appointmentEvents,
  ...roomEvents,
  ...operatorEvents,
  ...videoFileEvents,
  ...callLogEvents,
};

/** The lossy stream: newest wins, never stored. */
export const signals = { ...mediaSignals, ...operatorSignals };

/** Name of anything that can be asked, as `noun.verb`. */
export type OperationName = keyof typeof operations;
/** What an operation takes, after validation. */
export type InputOf<N extends OperationName> = z.output<(typeof operations)[N]['input']>;
/** What a successful operation gives. */
export type OutputOf<N extends OperationName> = z.output<(typeof operations)[N]['output']>;

/** Name of anything that happened, as `noun.pastTense`. */
export type EventName = keyof typeof events;
/** What an event says. */
export type PayloadOf<N extends EventName> = z.output<(typeof events)[N]['payload']>;
/** A committed event as a union over all names, so that `switch` and total records narrow it. */
export type CoreEvent = { [N in EventName]: { readonly name: N; readonly payload: PayloadOf<N> } }[EventName];

/** Name of a lossy signal. */
export type SignalName = keyof typeof signals;
/** A lossy signal as a union over all names. */
export type CoreSignal = {
  [N in SignalName]: { readonly name: N; readonly payload: z.output<(typeof signals)[N]['payload']> };
}[SignalName];

export * from './define.ts';
export * from './errors.contract.ts';
export * from './models.contract.ts';
export * from './profiles.models.ts';
export type { ContactCard } from './contacts.contract.ts';
export type {
  AccountFacts,
  ActivityPoint,
  AdminAccount,
  AuditEntry,
  Backup,
  BackupProgress,
  CallFacts,
  Granularity,
  LogLine,
} from './admin.contract.ts';
export { checkName } from './health.contract.ts';
export type { Check, CheckName, HealthReport, LoadFigures, ProgramInfo } from './health.contract.ts';
export type { HallGuest } from './halls.contract.ts';
export type { Ticket } from './meetings.contract.ts';
export type { Mail, MailKind } from './outbox.contract.ts';
export type { ConsumerInfo, Track, TransportDirection } from './media.contract.ts';
export type { LinkTrouble, PairCall, PairStatus } from './pairs.contract.ts';
export type {
  Appointment,
  AppointmentStatus,
  Door,
  Entry,
  PaymentStatus,
  ShutReason,
} from './appointments.contract.ts';
export type { RoomMember, RoomPart } from './rooms.contract.ts';
export type { IceServer } from './ice.contract.ts';
export { logKind } from './call-log.contract.ts';
export type { LogEntry, LogKind } from './call-log.contract.ts';
export { screenShare } from './operators.contract.ts';
export type {
  ConnectionQuality,
  LinkFigures,
  ObservedCall,
  ObservedParticipant,
  ParticipantLink,
  ScreenShare,
  Stage,
} from './operators.contract.ts';
export { playback } from './video-files.contract.ts';
export type { FileContent, IncomingBytes, Playback, VideoFile } from './video-files.contract.ts';
