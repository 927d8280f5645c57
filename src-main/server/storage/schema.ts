import type {
  Account,
  AppointmentStatus,
  CallMode,
  CallPhase,
  CallType,
  ConversationType,
  EndReason,
  LogKind,
  MailKind,
  MemberRole,
  Participant,
  ParticipantStatus,
  PaymentStatus,
  Person,
  Presence,
  RingOutcome,
} from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type {
  AccountId,
  AppointmentId,
  CallId,
  ConversationId,
  GuestId,
  MailId,
  MessageId,
  OperatorId,
  ParticipantId,
  PersonId,
  ShareLinkId,
  TranscriptId,
  VideoFileId,
} from '#shared/kernel/ids.ts';
import type { OneTimePurpose } from '../ports/index.ts';

/** A yes or no: neither database's boolean is understood by the other, so it is a number. */
export type Flag = number;

/** Whoever can sign in. */
export interface AccountTable {
  id: AccountId;
  name: string;
  username: string;
  email: string | null;
  avatar: string | null;
  role: Account['role'];
  language: string;
  password_hash: string | null;
  suspended: Flag;
  created_at: Timestamp;
  /** Null for accounts that were made from one name. */
  first_name: string | null;
  last_name: string | null;
  phone: string | null;
  email_verified_at: Timestamp | null;
  /** What the person chose to show while reachable. */
  availability: Presence | null;
  /** JSON of what the person's client keeps here. */
  preferences: string | null;
  last_seen_at: Timestamp | null;
  /** Names and address as they are searched. */
  search_text: string;
}

/** Who is whose contact. */
export interface ContactTable {
  owner_id: AccountId;
  account_id: AccountId;
  created_at: Timestamp;
}

/** Every sign-in that got a token. */
export interface SignInTable {
  id: string;
  account_id: AccountId;
  created_at: Timestamp;
  expires_at: Timestamp;
  revoked_at: Timestamp | null;
}

/** Links of mails; of the token only the hash is kept. */
export interface OneTimeTokenTable {
  token_hash: string;
  account_id: AccountId;
  purpose: OneTimePurpose;
  /** The address that the mail went to. */
  email: string;
  expires_at: Timestamp;
  used_at: Timestamp | null;
}

/** Mails that were sent or wait. */
export interface MailTable {
  id: MailId;
  kind: MailKind;
  recipient: string;
  subject: string;
  text: string;
  created_at: Timestamp;
  sent_at: Timestamp | null;
  attempts: number;
  last_error: string | null;
}

/** Lasting groups of accounts. */
export interface ConversationTable {
  id: ConversationId;
  type: ConversationType;
  title: string;
  lobby: Flag;
  created_at: Timestamp;
}

/** Which accounts belong to which conversation. */
export interface ConversationMemberTable {
  conversation_id: ConversationId;
  account_id: AccountId;
  role: MemberRole;
  /** Order of coming in. */
  position: number;
}

/** Ways in for guests; of the token only the hash is kept. */
export interface ShareLinkTable {
  id: ShareLinkId;
  conversation_id: ConversationId;
  token_hash: string;
  created_at: Timestamp;
  expires_at: Timestamp | null;
  max_uses: number | null;
  uses: number;
  revoked_at: Timestamp | null;
  /** Null for a link into the whole conversation. */
  call_id: CallId | null;
  /** Whom it is for. */
  name: string | null;
}

/** Who may steer which call; of the token only the hash is kept. */
export interface ControlTokenTable {
  id: OperatorId;
  call_id: CallId;
  token_hash: string;
  /** Who had it made. */
  account_id: AccountId;
  created_at: Timestamp;
  expires_at: Timestamp;
}

/** What happened in calls, for those who steer them. */
export interface CallLogTable {
  call_id: CallId;
  /** Counts from 1 in each call. */
  place: number;
  at: Timestamp;
  kind: LogKind;
  participant_id: ParticipantId | null;
  name: string | null;
  /** JSON. */
  details: string;
  /** Who did it, as they were called then. */
  actor: string | null;
}

/** Videos that were shared in calls. The same content is kept once, whoever shared it. */
export interface VideoFileTable {
  id: VideoFileId;
  call_id: CallId;
  /** SHA-256 of the content, hex. */
  hash: string;
  filename: string;
  mime: string;
  size: number;
  duration_ms: number;
  /** Null for one that an operator shared. */
  uploaded_by: string | null;
  uploaded_at: Timestamp;
  access_key: string;
}

/** Whoever came by a share link. */
export interface GuestTable {
  id: GuestId;
  share_link_id: ShareLinkId;
  conversation_id: ConversationId;
  name: string;
  language: string;
  token_hash: string;
  created_at: Timestamp;
  expires_at: Timestamp;
}

/** Calls, running and past. */
export interface CallTable {
  id: CallId;
  conversation_id: ConversationId;
  conversation_type: ConversationType;
  type: CallType;
  mode: CallMode;
  phase: CallPhase;
  initiator_id: ParticipantId;
  created_at: Timestamp;
  ring_expires_at: Timestamp;
  expires_at: Timestamp;
  active_at: Timestamp | null;
  ended_at: Timestamp | null;
  end_reason: EndReason | null;
  ended_by: PersonId | null;
  /** JSON of what only the rules need and nobody searches for. */
  live_state: string;
  /** JSON of what a meeting has besides; null for other calls. */
  meeting: string | null;
  host_id: PersonId | null;
  /** Title and description of a meeting, as they are searched. */
  search_text: string | null;
}

/** Who somebody was at that time, kept in the row: history outlives accounts and guests. */
export interface PersonColumns {
  person_id: PersonId;
  person_kind: Person['kind'];
  person_name: string;
  person_avatar: string | null;
}

/** Who is or was in a call, one row for each coming. */
export interface CallParticipantTable extends PersonColumns {
  call_id: CallId;
  id: ParticipantId;
  /** Place in the call's list. */
  position: number;
  role: Participant['role'];
  status: ParticipantStatus;
  joined_at: Timestamp;
  left_at: Timestamp | null;
  audio: Flag;
  video: Flag;
  screen: Flag;
}

/** Who was called into a call, and what became of it. */
export interface CallCalleeTable {
  call_id: CallId;
  person_id: PersonId;
  /** Place in the call's list. */
  position: number;
  outcome: RingOutcome;
  /** When this person saw the missed call in the history. */
  seen_at: Timestamp | null;
}

/** Two people and a time, and the session that comes of it. */
export interface AppointmentTable {
  id: AppointmentId;
  client_id: AccountId;
  provider_id: AccountId;
  starts_at: Timestamp;
  duration_minutes: number;
  type: string;
  status: AppointmentStatus;
  payment_status: PaymentStatus;
  /** Null until somebody asked for it. */
  room: string | null;
  conversation_id: ConversationId | null;
  started_at: Timestamp | null;
  ended_at: Timestamp | null;
  /** JSON of the ids of those who said that the session starts. */
  started_by: string;
  /** The same for its end. */
  ended_by: string;
  /** Since when the room of the running session has been empty. */
  empty_since: Timestamp | null;
  created_at: Timestamp;
}

/** What was written in a call. */
export interface ChatMessageTable extends PersonColumns {
  id: MessageId;
  call_id: CallId;
  participant_id: ParticipantId | null;
  client_id: string | null;
  /** Order of sending in the call, without gaps or ties, which milliseconds cannot give. */
  position: number;
  text: string;
  sent_at: Timestamp;
  /** Null for plain text. */
  kind: string | null;
}

/** What was said in a call. */
export interface TranscriptTable {
  id: TranscriptId;
  call_id: CallId;
  participant_id: ParticipantId;
  name: string;
  text: string;
  /** The text as it is searched, because databases fold letter case in different ways. */
  search_text: string;
  language: string;
  spoken_at: Timestamp;
  confidence: number | null;
}

/** The same in other languages. */
interface TranscriptTranslationTable {
  transcript_id: TranscriptId;
  language: string;
  text: string;
}

/** Small facts about this server. */
interface SettingTable {
  key: string;
  value: string;
}

/** What people with rights did. */
export interface AuditTable {
  id: string;
  at: Timestamp;
  actor_id: string;
  actor_name: string;
  action: string;
  target: string | null;
  outcome: string;
  address: string | null;
  /** JSON of what was asked for. */
  details: string;
}

/** How often the links of a call were measured as what. */
export interface CallQualityTable {
  call_id: CallId;
  excellent: number;
  good: number;
  fair: number;
  poor: number;
}

/** Every table, as Kysely sees it. The migrations make it so. */
export interface Schema {
  accounts: AccountTable;
  contacts: ContactTable;
  audit_entries: AuditTable;
  call_quality: CallQualityTable;
  sign_ins: SignInTable;
  one_time_tokens: OneTimeTokenTable;
  mails: MailTable;
  conversations: ConversationTable;
  conversation_members: ConversationMemberTable;
  share_links: ShareLinkTable;
  control_tokens: ControlTokenTable;
  video_files: VideoFileTable;
  guests: GuestTable;
  calls: CallTable;
  call_participants: CallParticipantTable;
  call_callees: CallCalleeTable;
  appointments: AppointmentTable;
  chat_messages: ChatMessageTable;
  transcripts: TranscriptTable;
  transcript_translations: TranscriptTranslationTable;
  settings: SettingTable;
  call_log: CallLogTable;
}
