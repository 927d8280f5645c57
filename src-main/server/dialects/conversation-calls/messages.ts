import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import type { CallId, ConversationId, ParticipantId } from '#shared/kernel/ids.ts';
import { type BoundMessage, bindMessage } from '../dialect.ts';
import { toChatMessage, toSeat, toTransport, toVideoFile } from './values.ts';

const { requests, inbounds } = conversationCalls;
const call = (payload: { callId: string }) => ({ callId: payload.callId as CallId });
const named = (payload: { callId: string; participantId: string }) => ({
  ...call(payload),
  participantId: payload.participantId as ParticipantId,
});
const own = (payload: { callId: string; participantId?: string | undefined }) => ({
  ...call(payload),
  participantId: payload.participantId as ParticipantId | undefined,
});
const join = (payload: {
  callId: string;
  audioEnabled: boolean;
  videoEnabled: boolean;
  password?: string | undefined;
}) => ({
  ...call(payload),
  audio: payload.audioEnabled,
  video: payload.videoEnabled,
  password: payload.password,
});

/** Everything a client may send, bound to the core. `authenticate` is the connection's own matter. */
export const messages: readonly BoundMessage[] = [
  bindMessage(
    requests.initiate,
    'call.initiate',
    ({ conversationId, type, settings }) => ({
      conversationId: conversationId as ConversationId,
      type,
      media: { audio: settings?.audioEnabled, video: settings?.videoEnabled, screen: settings?.screenShareEnabled },
    }),
    toSeat,
  ),
  bindMessage(requests.accept, 'call.join', join, toSeat),
  bindMessage(requests.join, 'call.join', join, toSeat),
  bindMessage(requests.resume, 'call.resume', call, toSeat),
  bindMessage(requests.end, 'call.end', call),
  bindMessage(requests.kick, 'call.remove', named),
  bindMessage(requests.admit, 'call.admit', named),
  bindMessage(requests.reportLink, 'call.reportLink', ({ connected, lossPercent, ...rest }) => ({
    ...call(rest),
    connected,
    lossPercent,
  })),
  bindMessage(
    requests.sendChat,
    'chat.send',
    ({ text, clientId, ...rest }) => ({ ...call(rest), text, clientId }),
    ({ message }) => ({ message: toChatMessage(message) }),
  ),
  bindMessage(inbounds.reject, 'call.decline', ({ reason, ...rest }) => ({ ...call(rest), reason })),
  bindMessage(inbounds.leave, 'call.leave', own),
  bindMessage(inbounds.signal, 'call.signal', ({ targetParticipantId, signal, ...rest }) => ({
    ...call(rest),
    to: targetParticipantId,
    signal,
  })),
  bindMessage(inbounds.modeSwitchAck, 'call.ackModeSwitch', ({ success, error, ...rest }) => ({
    ...own(rest),
    success,
    error,
  })),
  bindMessage(
    inbounds.transcription,
    'transcript.say',
    ({ text, language, timestamp, isFinal, requireTranslation = false, ...rest }) => ({
      ...own(rest),
      text,
      language,
      spokenAt: Date.parse(timestamp),
      isFinal,
      requireTranslation,
    }),
  ),
  bindMessage(inbounds.frameRates, 'call.reportFrames', ({ sent, received, ...rest }) => ({
    ...call(rest),
    sent,
    received,
  })),
  bindMessage(
    inbounds.mediaStateChange,
    'call.setMediaState',
    ({ audioEnabled, videoEnabled, screenShareEnabled, ...rest }) => ({
      ...own(rest),
      media: { audio: audioEnabled, video: videoEnabled, screen: screenShareEnabled },
    }),
  ),
  bindMessage(
    requests.createTransport,
    'media.createTransport',
    ({ direction, ...rest }) => ({ ...call(rest), direction }),
    toTransport,
  ),
  bindMessage(requests.connectTransport, 'media.connectTransport', (payload) => payload),
  bindMessage(
    requests.restartIce,
    'media.restartIce',
    (payload) => payload,
    (output) => output,
  ),
  bindMessage(requests.closeTransport, 'media.closeTransport', (payload) => payload),
  bindMessage(
    requests.produce,
    'media.produce',
    (payload) => payload,
    (output) => output,
  ),
  bindMessage(requests.setProducerPaused, 'media.setProducerPaused', (payload) => payload),
  bindMessage(requests.closeProducer, 'media.closeProducer', (payload) => payload),
  bindMessage(
    requests.consume,
    'media.consume',
    (payload) => payload,
    (output) => output,
  ),
  bindMessage(requests.setConsumer, 'media.setConsumer', (payload) => payload),
  bindMessage(requests.closeConsumer, 'media.closeConsumer', (payload) => payload),
  bindMessage(requests.stage, 'call.getStage', call, ({ stage }) => ({
    operators: stage.operators,
    locked: stage.isLocked,
    muteGateClosed: stage.isGated,
    files: stage.files.map(toVideoFile),
    playback: stage.playback ?? null,
    serverTime: stage.serverTime,
  })),
  bindMessage(
    requests.clock,
    'clock.read',
    () => ({}),
    (output) => output,
  ),
  bindMessage(requests.listTracks, 'media.listTracks', call, (output) => output),
];
