import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';

// Copied from the published document by hand, so that nothing of it can be renamed or lost in the catalog, against which all
// other tests check what the server says. A question mark: optional there.

const heardFields: Readonly<Record<string, string>> = {
  authenticated: 'success user? error?',
  'call:incoming': 'callId conversationId type caller expiresAt',
  'call:started': 'callId mode participants mediaServerConfig?',
  'call:participant-joined': 'callId participant totalParticipants',
  'call:participant-left': 'callId participantId userId? username leftAt totalParticipants',
  'call:ended': 'callId reason endedBy? endedAt duration',
  'call:signal': 'callId fromParticipantId signal',
  'call:mode-switch': 'callId oldMode newMode reason mediaServerConfig? switchDeadline',
  'call:transcription': 'callId participantId username text language translation? targetLanguage? timestamp isFinal',
  'call:participant-media-state': 'callId participantId username audioEnabled videoEnabled screenShareEnabled',
  'call:error': 'callId? code message details?',
  'new-producer': 'producerId participantId kind',
  'producer-closed': 'producerId participantId',
};

const sentFields: Readonly<Record<string, string>> = {
  authenticate: 'userId? sessionToken? language?',
  'call:initiate': 'conversationId type settings?',
  'call:accept': 'callId audioEnabled videoEnabled',
  'call:reject': 'callId reason?',
  'call:join': 'callId audioEnabled videoEnabled',
  'call:leave': 'callId participantId',
  'call:signal': 'callId targetParticipantId signal',
  'call:mode-switch-ack': 'callId participantId success error?',
  'call:transcription': 'callId participantId text language timestamp isFinal',
  'call:media-state-change': 'callId participantId audioEnabled videoEnabled screenShareEnabled',
  consume: 'producerId rtpCapabilities',
};

const answerFields: Readonly<Record<string, string>> = {
  'POST /api/calls 201': 'callId conversationId mode status initiator participants createdAt expiresAt',
  'GET /api/calls/:callId 200':
    'callId conversationId mode status initiator participants mediaServerConfig? createdAt endedAt duration',
  'POST /api/calls/:callId/participants 200':
    'participantId callId mode status mediaServerConfig? participants joinedAt',
  'DELETE /api/calls/:callId/participants/:participantId 200': 'message participantId leftAt',
  'DELETE /api/calls/:callId 200': 'message callId endedAt duration',
  'GET /api/conversations/:conversationId/calls 200': 'calls total limit offset',
  'PUT /api/calls/:callId/mode 200': 'callId mode switchedAt mediaServerConfig?',
  'POST /api/calls/:callId/transcriptions 201': 'transcriptionId translations',
  'POST /routers 201': 'routerId rtpCapabilities',
  'POST /routers/:routerId/transports 201': 'transportId iceParameters iceCandidates dtlsParameters sctpParameters',
  'POST /transports/:transportId/connect 200': '',
  'POST /transports/:transportId/producers 201': 'producerId',
  'POST /transports/:transportId/consumers 201': 'consumerId kind rtpParameters paused',
  'DELETE /producers/:producerId 200': '',
  'DELETE /consumers/:consumerId 200': '',
  'DELETE /transports/:transportId 200': '',
  'DELETE /routers/:routerId 200': '',
};

const { routes, requests, inbounds, outbounds } = conversationCalls;

const partsOf = (schema: unknown): Readonly<Record<string, z.core.$ZodType>> => {
  if (!(schema instanceof z.ZodObject)) throw new Error('The catalog describes no object');
  return schema.shape;
};

/** Fields of the list that the schema lacks; one that the document promises always must not be optional in what is told. */
const lost = (schema: unknown, fields: string, direction: 'told' | 'sent'): string[] => {
  const shape = partsOf(schema);
  return fields.split(' ').filter((field) => {
    const part = shape[field.replace('?', '')];
    if (field === '') return false;
    if (!part) return true;
    const mayBeAbsent = z.safeParse(part, undefined).success;
    return field.endsWith('?') ? direction === 'sent' && !mayBeAbsent : direction === 'told' && mayBeAbsent;
  });
};

const schemaOf = (entries: object, name: string): unknown =>
  Object.values(entries).find((entry: { name: string }) => entry.name === name)?.payload;

describe('S0-L55 nothing that was published is renamed or gone:', () => {
  it.each(Object.entries(heardFields))('event %s', (name, fields) => {
    expect(lost(schemaOf(outbounds, name), fields, 'told')).toEqual([]);
  });

  it.each(Object.entries(sentFields))('message %s', (name, fields) => {
    expect(lost(schemaOf({ ...requests, ...inbounds }, name), fields, 'sent')).toEqual([]);
  });

  it.each(Object.entries(answerFields))('%s', (line, fields) => {
    const route = Object.values(routes).find(({ method, path, status }) => `${method} ${path} ${status}` === line);
    expect(route).toBeDefined();
    if (fields !== '') expect(lost(partsOf(route?.reply)['data'], fields, 'told')).toEqual([]);
  });
});
