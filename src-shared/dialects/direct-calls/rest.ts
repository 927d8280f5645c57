import { z } from 'zod';
import { route } from '../entry.ts';
import { accountId, anyId, call, callType, quality, rejectReason, sample, success } from './wire.ts';

const inCall = z.object({ callId: anyId });
const params = { callId: sample.call };
const anything = z.looseObject({}).optional();

export const routes = {
  initiate: route({
    method: 'POST',
    path: '/api/v1/calls/initiate',
    auth: 'bearer',
    body: z.object({
      calleeId: accountId,
      callType,
      channelId: z.string().min(1).max(64).optional(),
    }),
    status: 201,
    reply: success(call),
    summary: 'Call somebody',
    example: { body: { calleeId: sample.callee, callType: 'VIDEO', channelId: 'agora-channel-789' } },
  }),
  history: route({
    method: 'GET',
    path: '/api/v1/calls/history',
    auth: 'bearer',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    status: 200,
    reply: success(z.object({ calls: z.array(call), total: z.number().int() })),
    summary: 'Page through my calls',
    addition: true,
    example: { query: { limit: 20 } },
  }),
  get: route({
    method: 'GET',
    path: '/api/v1/calls/:callId',
    auth: 'bearer',
    params: inCall,
    status: 200,
    reply: success(call),
    summary: 'Read a call',
    example: { params },
  }),
  accept: route({
    method: 'POST',
    path: '/api/v1/calls/:callId/accept',
    auth: 'bearer',
    params: inCall,
    body: anything,
    status: 200,
    reply: success(call),
    summary: 'Answer a call',
    example: { params, body: {} },
  }),
  reject: route({
    method: 'POST',
    path: '/api/v1/calls/:callId/reject',
    auth: 'bearer',
    params: inCall,
    body: z.object({ reason: rejectReason }),
    status: 200,
    reply: success(call),
    summary: 'Decline a call',
    example: { params, body: { reason: 'busy' } },
  }),
  end: route({
    method: 'POST',
    path: '/api/v1/calls/:callId/end',
    auth: 'bearer',
    params: inCall,
    body: z.object({ durationSeconds: z.number().int().optional() }).optional(),
    status: 200,
    reply: success(call),
    summary: 'Hang up',
    example: { params, body: { durationSeconds: 125 } },
  }),
  updateStatus: route({
    method: 'PATCH',
    path: '/api/v1/calls/:callId/status',
    auth: 'bearer',
    params: inCall,
    body: z.object({ status: z.enum(['CONNECTING', 'ACTIVE', 'CONNECTED', 'ENDED']) }),
    status: 200,
    reply: success(call),
    summary: 'Tell how far the call has come',
    example: { params, body: { status: 'ACTIVE' } },
  }),
  reportQuality: route({
    method: 'POST',
    path: '/api/v1/calls/:callId/quality',
    auth: 'bearer',
    params: inCall,
    body: z.object({ quality }),
    status: 200,
    reply: success(z.null()),
    summary: 'Report a bad link; the other one is warned',
    addition: true,
    example: { params, body: { quality: 'POOR' } },
  }),
} as const;
