import type { WirePlannedCall } from '#renderer/client/platform-catalog.ts';
import { asRecord } from '#renderer/platform/index.ts';
import type { CallDetails } from './call-detail.ts';

type Seat = WirePlannedCall['participants'][number];

const toParticipant = (seat: Seat): CallDetails['participants'][number] => ({
  participantId: seat.participantId,
  userId: seat.userId,
  username: seat.user.name,
  ...(seat.user.avatar ? { avatar: seat.user.avatar } : {}),
  role: seat.role === 'host' ? 'initiator' : 'participant',
  status: seat.status === 'joined' ? 'connected' : 'disconnected',
  joinedAt: seat.joinedAt,
  ...(seat.leftAt === null ? {} : { leftAt: seat.leftAt }),
  audioEnabled: seat.mediaState.audioEnabled,
  videoEnabled: seat.mediaState.videoEnabled,
  screenShareEnabled: seat.mediaState.screenSharing,
});

/** A call answers in the words of the API that made it: a planned one is told here as all others are. */
export const readDetails = (answer: CallDetails): CallDetails => {
  const call = asRecord(answer)?.['call'] as WirePlannedCall | undefined;
  if (!call) return answer;
  return {
    callId: call.id,
    conversationId: call.conversationId,
    type: call.callType,
    // Its people may speak different APIs, so it goes through the server.
    mode: 'sfu',
    status: call.endedAt === null ? 'active' : 'ended',
    initiator: { userId: call.host.id, username: call.host.name },
    participants: call.participants.map(toParticipant),
    createdAt: call.startedAt ?? call.createdAt,
    endedAt: call.endedAt,
    duration: call.duration,
    ...(call.endedAt === null ? {} : { endReason: 'normal' as const }),
  };
};
