import { expect } from 'vitest';
import { errorMessages } from '#shared/contract/index.ts';
import {
  type CallSocket,
  acknowledgement,
  beginCall,
  conform,
} from '#test/support/drivers/conversation-calls/index.ts';
import type { TestServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

/** All codes that the document knows for sockets. */
export const CODES: ReadonlySet<string> = new Set([
  'CALL_NOT_FOUND',
  'CALL_ALREADY_ACTIVE',
  'CALL_ENDED',
  'PARTICIPANT_NOT_FOUND',
  'ALREADY_PARTICIPANT',
  'MAX_PARTICIPANTS_REACHED',
  'INVALID_MODE',
  'MODE_SWITCH_FAILED',
  'MEDIA_SERVER_ERROR',
  'TRANSCRIPTION_ERROR',
  'TRANSLATION_ERROR',
  'SIGNALING_ERROR',
  'PERMISSION_DENIED',
  'KICKED',
  'TIMEOUT',
]);

/** Mallory, in a call of her own. */
export const intrude = async (server: TestServer) => {
  const { people, conversationId } = await createWorld({ server, accounts: ['mallory', 'mate'] });
  const { mallory, mate } = people;
  const { callId, participantId } = await beginCall(mallory, conversationId);
  return { socket: mallory.socket, mallory, mate, callId, participantId, conversationId };
};

/** Sends with a callback; the answer must come, be of the published form and never be a bug of the server. */
export const answerTo = async (socket: CallSocket, name: string, payload: unknown) => {
  const raw: unknown = await socket.raw.timeout(8_000).emitWithAck(name, payload);
  const answer = conform(acknowledgement, raw, `the acknowledgement of ${name} for ${JSON.stringify(payload)}`);
  if (answer.success) return answer;
  expect(answer.error.message).not.toBe(errorMessages.INTERNAL);
  expect(CODES).toContain(answer.error.code);
  return answer;
};
