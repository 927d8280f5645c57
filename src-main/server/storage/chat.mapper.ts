import { type ChatMessage, type Transcript, messageKind } from '#shared/contract/index.ts';
import { fromPersonColumns, toPersonColumns, toSearchText } from './columns.ts';
import type { ChatMessageTable, TranscriptTable } from './schema.ts';

/** The row of a message, all but its place, which the database gives. */
export const toMessageRow = (
  message: ChatMessage,
  clientId: string | undefined,
): Omit<ChatMessageTable, 'position'> => ({
  ...toPersonColumns(message.person),
  id: message.id,
  call_id: message.callId,
  participant_id: message.participantId ?? null,
  client_id: clientId ?? null,
  text: message.text,
  sent_at: message.sentAt,
  kind: message.kind ?? null,
});

/** The message of a row. */
export const fromMessageRow = (row: ChatMessageTable): ChatMessage => ({
  id: row.id,
  callId: row.call_id,
  person: fromPersonColumns(row),
  participantId: row.participant_id ?? undefined,
  text: row.text,
  sentAt: row.sent_at,
  kind: row.kind === null ? undefined : messageKind.parse(row.kind),
});

/** The row of a transcript. */
export const toTranscriptRow = (transcript: Transcript): TranscriptTable => ({
  id: transcript.id,
  call_id: transcript.callId,
  participant_id: transcript.participantId,
  name: transcript.name,
  text: transcript.text,
  search_text: toSearchText(transcript.text),
  language: transcript.language,
  spoken_at: transcript.spokenAt,
  confidence: transcript.confidence ?? null,
});

/** The transcript of a row. */
export const fromTranscriptRow = (row: TranscriptTable): Transcript => ({
  id: row.id,
  callId: row.call_id,
  participantId: row.participant_id,
  name: row.name,
  text: row.text,
  language: row.language,
  spokenAt: row.spoken_at,
  confidence: row.confidence ?? undefined,
});
