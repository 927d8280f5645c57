import { z } from 'zod';
import { event, operation } from './define.ts';
import {
  callId,
  chatMessage,
  language,
  messageId,
  messageKind,
  participantId,
  timestamp,
  transcript,
} from './models.contract.ts';

const CALL = '65abc789def012345678901a';
const PARTICIPANT = '65abc111def222333444555a';
const ID = '65abc999def888777666555a';

export const chatOperations = {
  'chat.send': operation({
    input: z.object({
      callId,
      text: z.string(),
      clientId: z.string().max(64).optional(),
      kind: messageKind.optional(),
    }),
    output: z.object({ message: chatMessage }),
    errors: ['CALL_NOT_FOUND', 'CALL_ENDED', 'NOT_A_PARTICIPANT', 'INVALID_INPUT', 'CHAT_OFF'],
    permission: 'person',
    serialBy: 'callId',
    doc: 'Stores a chat message, then tells all participants. The same `clientId` again gives the stored message, so a retry is safe.',
    example: { callId: CALL, text: 'Hello', clientId: 'a1' },
  }),
  'chat.list': operation({
    input: z.object({
      callId,
      after: messageId.optional(),
      before: messageId.optional(),
      latest: z.boolean().optional(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ messages: z.array(chatMessage) }),
    errors: ['CALL_NOT_FOUND', 'NOT_A_PARTICIPANT'],
    permission: 'person',
    doc: 'Reads chat messages in order: from the first or, after a lost connection, from the last one seen; the latest, or those right before one.',
    example: { callId: CALL, limit: 200 },
  }),
  'transcript.say': operation({
    input: z.object({
      callId,
      participantId: participantId.optional(),
      text: z.string(),
      language,
      spokenAt: timestamp,
      isFinal: z.boolean(),
      requireTranslation: z.boolean().default(false),
    }),
    output: z.object({}),
    errors: [
      'CALL_NOT_FOUND',
      'CALL_ENDED',
      'NOT_A_PARTICIPANT',
      'FORBIDDEN',
      'TRANSCRIPTION_FAILED',
      'TRANSLATION_UNAVAILABLE',
    ],
    permission: 'person',
    doc: 'Passes on what the asker said, recognised on the own device. Final texts are stored.',
    example: { callId: CALL, text: 'Hello', language: 'en', spokenAt: 1_760_000_000_000, isFinal: true },
  }),
  'transcript.submit': operation({
    input: z.object({
      callId,
      participantId,
      text: z.string(),
      language,
      spokenAt: timestamp,
      confidence: z.number().min(0).max(1).optional(),
      requireTranslation: z.boolean().default(false),
    }),
    output: z.object({ transcript, translations: z.record(z.string(), z.string()) }),
    errors: [
      'CALL_NOT_FOUND',
      'CALL_ENDED',
      'PARTICIPANT_NOT_FOUND',
      'TRANSCRIPTION_FAILED',
      'TRANSLATION_UNAVAILABLE',
    ],
    permission: 'mediaSecret',
    doc: 'Stores a caption that a speech engine recognised, translated for those who read another language.',
    example: { callId: CALL, participantId: PARTICIPANT, text: 'Hello', language: 'en', spokenAt: 1_760_000_000_000 },
  }),
  'transcript.list': operation({
    input: z.object({ callId, search: z.string().optional(), limit: z.number().int().min(1).max(1000) }),
    output: z.object({ transcripts: z.array(transcript) }),
    errors: ['CALL_NOT_FOUND', 'NOT_A_PARTICIPANT'],
    permission: 'person',
    doc: 'Reads or searches the captions of a call, in the order they were spoken.',
    example: { callId: CALL, limit: 500 },
  }),
} as const;

export const chatEvents = {
  'chat.posted': event({
    payload: z.object({ callId, channel: z.string().optional(), message: chatMessage }),
    audience: 'participants',
    doc: 'A chat message was stored.',
    example: {
      callId: CALL,
      message: {
        id: ID,
        callId: CALL,
        person: { id: ID, kind: 'account', name: 'Ada' },
        text: 'Hello',
        sentAt: 1_760_000_000_000,
      },
    },
  }),
  'transcript.heard': event({
    payload: z.object({
      callId,
      participantId,
      name: z.string(),
      text: z.string(),
      language,
      translation: z.string().optional(),
      targetLanguage: z.string().optional(),
      spokenAt: timestamp,
      isFinal: z.boolean(),
    }),
    audience: 'otherParticipants',
    doc: 'A caption, with a translation for readers of another language where one could be made.',
    example: {
      callId: CALL,
      participantId: PARTICIPANT,
      name: 'Ada',
      text: 'Hello',
      language: 'en',
      spokenAt: 1_760_000_000_000,
      isFinal: true,
    },
  }),
} as const;
