import { platform } from '#shared/dialects/platform/index.ts';
import { type AccountId, type CallId, isObjectId } from '#shared/kernel/ids.ts';
import { type BoundMessage, bindMessage } from '../dialect.ts';
import { toGuest } from './values-rooms.ts';

const { inbounds } = platform;

/** The call that free-form facts of an invitation speak of. */
const callIn = (callData: unknown): CallId | undefined => {
  const { callId, id, _id } = Object(callData) as Record<string, unknown>;
  const named = [callId, id, _id].find((value) => typeof value === 'string' && isObjectId(value));
  return named as CallId | undefined;
};

/** Everything a client may send, bound to the core. */
export const messages: readonly BoundMessage[] = [
  bindMessage(
    inbounds.joinRoom,
    'hall.enter',
    ({ roomId, userData }) => ({ hall: roomId, about: userData ?? undefined }),
    ({ hall, callId, guests }, session) => {
      // From now on this connection hears of the call by the name that it used.
      if (callId) session.notes?.set(callId, hall);
      return { roomId: hall, participants: guests.map(toGuest) };
    },
  ),
  bindMessage(inbounds.leaveRoom, 'hall.leave', ({ roomId }) => ({ hall: roomId })),
  bindMessage(inbounds.sendInvitation, 'person.invite', ({ targetUserId, callData }) => ({
    to: targetUserId as AccountId,
    callId: callIn(callData),
    facts: callData,
  })),
  bindMessage(inbounds.callResponse, 'person.respond', ({ targetUserId, response, callData }) => ({
    to: targetUserId as AccountId,
    callId: callIn(callData),
    isAccepted: response === 'accepted',
    facts: callData,
  })),
  bindMessage(inbounds.toggleAudio, 'hall.setMedia', ({ roomId, isAudioEnabled }) => ({
    hall: roomId,
    media: { audio: isAudioEnabled },
  })),
  bindMessage(inbounds.toggleVideo, 'hall.setMedia', ({ roomId, isVideoEnabled }) => ({
    hall: roomId,
    media: { video: isVideoEnabled },
  })),
  bindMessage(inbounds.toggleScreenShare, 'hall.setMedia', ({ roomId, isScreenSharing }) => ({
    hall: roomId,
    media: { screen: isScreenSharing },
  })),
  bindMessage(inbounds.sendMessage, 'hall.say', ({ roomId, message }) => ({ hall: roomId, text: message })),
  bindMessage(inbounds.webrtcSignal, 'person.signal', ({ targetUserId, signal, type }) => ({
    to: targetUserId as AccountId,
    kind: type,
    signal,
  })),
];
