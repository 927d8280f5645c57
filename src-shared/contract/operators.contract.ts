import { z } from 'zod';
import { event, operation } from './define.ts';
import {
  callId,
  conversationId,
  mediaRoom,
  participantId,
  person,
  screenShareId,
  shareLink,
  shareLinkId,
  timestamp,
} from './models.contract.ts';
import { track } from './media.contract.ts';
import { playback, videoFile } from './video-files.contract.ts';

const CALL = '65abc789def012345678901a';
const PARTICIPANT = '65abc111def222333444555a';
const LINK = '65abc999def888777666555a';
const SHARE = '65abc222def333444555666a';
const STARTED_AT = 1_760_000_000_000;

/** How well a participant hears, sees and is heard; the worse of both directions. */
export const connectionQuality = z.enum(['excellent', 'good', 'fair', 'poor']);

/** What was measured on one direction of a participant's link in the last second. Absent: not known yet. */
export const linkFigures = z.object({
  lossPercent: z.number().min(0).max(100).optional(),
  roundTripMs: z.number().min(0).optional(),
  jitterMs: z.number().min(0).optional(),
  /** Bits per second. */
  bitrate: z.number().int().min(0),
  /** The SFU's own verdict on the worst stream, 1 to 10. */
  score: z.number().int().min(0).max(10).optional(),
  /** Lowest simulcast layer that is sent to this participant, or number of layers that come from it. */
  layers: z.number().int().min(0).optional(),
  /** Pictures per second, by the participant's own client: of the liveliest that it sends, of the slowest camera that it receives. */
  framesPerSecond: z.number().min(0).optional(),
});

/** Both directions of one participant's link, as the SFU sees them. */
export const participantLink = z.object({
  participantId,
  quality: connectionQuality,
  up: linkFigures.optional(),
  down: linkFigures.optional(),
  /** The client tells its pictures per second, which the SFU cannot count. */
  reportsFrames: z.boolean().optional(),
});

/** One shared screen. `streamId` names the stream in the SFU, or the sharing itself while it goes peer-to-peer. */
export const screenShare = z.object({
  id: screenShareId,
  participantId,
  name: z.string(),
  startedAt: timestamp,
  streamId: z.string(),
});

/** A participant as an operator sees it; `isMuted` is what the others hear. */
export const observedParticipant = z.object({
  participantId,
  person,
  joinedAt: timestamp,
  isMuted: z.boolean(),
  /** An operator keeps the microphone silent. */
  isGated: z.boolean(),
  isCameraOn: z.boolean(),
  isSharing: z.boolean(),
  quality: connectionQuality,
});

/** Somebody who would like to come in and has to be let in. */
const waitingPerson = z.object({ participantId, person, since: timestamp });

/** A call as an operator sees it; only connected participants are in it, operators never. */
export const observedCall = z.object({
  callId,
  title: z.string(),
  createdAt: timestamp,
  endedAt: timestamp.optional(),
  isLocked: z.boolean(),
  operators: z.number().int(),
  participants: z.array(observedParticipant),
  waiting: z.array(waitingPerson),
});

/** What belongs to everybody in a call besides the participants: for those who come late or come back. */
export const stage = z.object({
  callId,
  operators: z.number().int(),
  isLocked: z.boolean(),
  /** The asker's own microphone is kept silent by an operator. */
  isGated: z.boolean(),
  shares: z.array(screenShare),
  files: z.array(videoFile),
  playback: playback.optional(),
  serverTime: timestamp,
});

const done = z.object({});
const inCall = z.object({ callId });
const atParticipant = z.object({ callId, participantId });
const lifeMs = z
  .number()
  .int()
  .min(1_000)
  .max(30 * 86_400_000)
  .optional();
const seen = ['CALL_NOT_FOUND', 'FORBIDDEN'] as const;
const running = [...seen, 'CALL_ENDED'] as const;

export const operatorOperations = {
  'operator.openCall': operation({
    input: z.object({ title: z.string().optional(), conversationId: conversationId.optional() }),
    output: z.object({ callId, createdAt: timestamp }),
    errors: [
      'INVALID_INPUT',
      'MEDIA_UNAVAILABLE',
      'CONVERSATION_NOT_FOUND',
      'NOT_A_MEMBER',
      'FORBIDDEN',
      'CALL_ALREADY_ACTIVE',
    ],
    permission: 'account',
    doc: 'Makes a call that its maker steers without being in it. It lives with nobody in it until it is ended, and is SFU from the first participant. In a conversation that the asker moderates, or else in one of its own.',
    example: { title: 'Ward round' },
  }),
  'operator.listCalls': operation({
    input: done,
    output: z.object({ calls: z.array(observedCall) }),
    errors: [],
    permission: 'account',
    doc: 'Lists the running calls that the asker may steer: own ones, and for administrators all; newest first.',
    example: {},
  }),
  'operator.getCall': operation({
    input: inCall,
    output: z.object({ call: observedCall }),
    errors: seen,
    permission: 'steering',
    doc: 'Reads a running or past call. For its maker, its operators, those in it and administrators.',
    example: { callId: CALL },
  }),
  'operator.endCall': operation({
    input: inCall,
    output: z.object({ callId, endedAt: timestamp }),
    errors: running,
    permission: 'steering',
    serialBy: 'callId',
    doc: 'Ends the call for everybody. Its maker, its operators and administrators.',
    example: { callId: CALL },
  }),
  'operator.issueToken': operation({
    input: inCall.extend({ lifeMs }),
    output: z.object({ token: z.string(), expiresAt: timestamp }),
    errors: running,
    permission: 'account',
    serialBy: 'callId',
    doc: 'Gives a token that steers this one call. Only its maker and administrators; only the hash is kept.',
    example: { callId: CALL },
  }),
  'operator.invite': operation({
    input: inCall.extend({ name: z.string().optional(), lifeMs, maxUses: z.number().int().min(1).optional() }),
    output: z.object({ shareLink, token: z.string(), expiresAt: timestamp }),
    errors: running,
    permission: 'steering',
    serialBy: 'callId',
    doc: 'Gives a token that leads a guest into this one call: a share link that is good for nothing else.',
    example: { callId: CALL, name: 'Ada', maxUses: 1 },
  }),
  'operator.listInvitations': operation({
    input: inCall,
    output: z.object({ shareLinks: z.array(shareLink) }),
    errors: seen,
    permission: 'steering',
    doc: 'Lists the invitations of a call, newest first.',
    example: { callId: CALL },
  }),
  'operator.withdrawInvitation': operation({
    input: inCall.extend({ shareLinkId }),
    output: z.object({ shareLink }),
    errors: [...seen, 'SHARE_LINK_NOT_FOUND'],
    permission: 'steering',
    doc: 'Withdraws an invitation: whoever came by it leaves.',
    example: { callId: CALL, shareLinkId: LINK },
  }),
  'operator.enter': operation({
    input: inCall,
    output: z.object({
      call: observedCall,
      stage,
      links: z.array(participantLink),
      shareLinks: z.array(shareLink),
      tracks: z.array(track),
      mediaRoom: mediaRoom.optional(),
    }),
    errors: running,
    permission: 'steering',
    serialBy: 'callId',
    doc: 'Begins to watch the call by this connection: everybody in it is told, and media moves to the SFU.',
    example: { callId: CALL },
  }),
  'operator.setGate': operation({
    input: atParticipant.extend({ closed: z.boolean() }),
    output: z.object({ participantId, isMuted: z.boolean() }),
    errors: [...running, 'PARTICIPANT_NOT_FOUND'],
    permission: 'steering',
    serialBy: 'callId',
    doc: 'Closes or opens the gate of a microphone. Behind a closed gate nobody hears it, whatever its owner does; opening it never switches a microphone on, but asks its owner to.',
    example: { callId: CALL, participantId: PARTICIPANT, closed: true },
  }),
  'operator.muteAll': operation({
    input: inCall,
    output: z.object({ muted: z.array(participantId) }),
    errors: running,
    permission: 'steering',
    serialBy: 'callId',
    doc: 'Closes the gates of all microphones that are heard now.',
    example: { callId: CALL },
  }),
  'operator.unmuteAll': operation({
    input: inCall,
    output: z.object({ unmuted: z.array(participantId) }),
    errors: running,
    permission: 'steering',
    serialBy: 'callId',
    doc: 'Opens the gates of all microphones; those that their owners turned off stay off, and their owners are asked.',
    example: { callId: CALL },
  }),
  'operator.admit': operation({
    input: atParticipant.extend({ admitted: z.boolean() }),
    output: done,
    errors: [...running, 'PARTICIPANT_NOT_FOUND', 'MAX_PARTICIPANTS_REACHED'],
    permission: 'steering',
    serialBy: 'callId',
    doc: 'Lets in somebody who waits, or refuses; whoever is refused cannot come back.',
    example: { callId: CALL, participantId: PARTICIPANT, admitted: true },
  }),
  'operator.remove': operation({
    input: atParticipant,
    output: done,
    errors: [...running, 'PARTICIPANT_NOT_FOUND'],
    permission: 'steering',
    serialBy: 'callId',
    doc: 'Removes somebody from the call, who cannot come back into it.',
    example: { callId: CALL, participantId: PARTICIPANT },
  }),
  'operator.setLock': operation({
    input: inCall.extend({ locked: z.boolean() }),
    output: z.object({ isLocked: z.boolean() }),
    errors: running,
    permission: 'steering',
    serialBy: 'callId',
    doc: 'Locks the call: whoever is new has to be let in by an operator; or unlocks it, which lets in those who wait. Whoever lost the connection may return at any time.',
    example: { callId: CALL, locked: true },
  }),
  'call.getStage': operation({
    input: inCall,
    output: z.object({ stage }),
    errors: ['CALL_NOT_FOUND', 'FORBIDDEN'],
    permission: 'steering',
    doc: 'Reads what belongs to everybody in the call: screens, files, playback, operators, lock.',
    example: { callId: CALL },
  }),
  'clock.read': operation({
    input: done,
    output: z.object({ serverTime: timestamp }),
    errors: [],
    permission: 'anyone',
    doc: 'Reads the clock of the server, by which shared playback is kept together.',
    example: {},
  }),
} as const;

export const operatorEvents = {
  'call.watched': event({
    payload: z.object({ callId, operators: z.number().int(), change: z.enum(['came', 'left']) }),
    audience: 'participants',
    doc: 'An operator came or went; `operators` is how many watch now.',
    example: { callId: CALL, operators: 1, change: 'came' },
  }),
  'call.lockChanged': event({
    payload: z.object({ callId, isLocked: z.boolean() }),
    audience: 'participants',
    doc: 'An operator locked or unlocked the call.',
    example: { callId: CALL, isLocked: true },
  }),
  'invitation.changed': event({
    payload: z.object({ callId, shareLink, change: z.enum(['made', 'used', 'withdrawn']) }),
    audience: 'operators',
    doc: 'An invitation into this one call was made, somebody came by it, or it was withdrawn.',
    example: {
      callId: CALL,
      change: 'made',
      shareLink: { id: LINK, conversationId: CALL, callId: CALL, name: 'Ada', createdAt: STARTED_AT, uses: 0 },
    },
  }),
  'participant.gateChanged': event({
    payload: z.object({ callId, participantId, isClosed: z.boolean() }),
    audience: 'operators',
    doc: 'An operator closed or opened the gate of a microphone; told to its owner and to the operators.',
    example: { callId: CALL, participantId: PARTICIPANT, isClosed: true },
  }),
  'participant.askedToUnmute': event({
    payload: z.object({ callId, participantId }),
    audience: 'person',
    doc: 'An operator would like to hear you: your microphone is off by your own choice.',
    example: { callId: CALL, participantId: PARTICIPANT },
  }),
  'participant.qualityChanged': event({
    payload: z.object({ callId, participantId, quality: connectionQuality, previous: connectionQuality }),
    audience: 'operators',
    doc: 'The link of a participant became better or worse.',
    example: { callId: CALL, participantId: PARTICIPANT, quality: 'poor', previous: 'good' },
  }),
  'share.started': event({
    payload: z.object({
      callId,
      share: screenShare,
      /** The same share as before, with another stream. */
      isKnown: z.boolean().optional(),
    }),
    audience: 'participants',
    doc: 'A participant shares a screen. Told again with the same id when its stream has become another one.',
    example: {
      callId: CALL,
      share: { id: SHARE, participantId: PARTICIPANT, name: 'Ada', startedAt: STARTED_AT, streamId: 'p7' },
    },
  }),
  'share.stopped': event({
    payload: z.object({ callId, share: screenShare }),
    audience: 'participants',
    doc: 'A shared screen is gone.',
    example: {
      callId: CALL,
      share: { id: SHARE, participantId: PARTICIPANT, name: 'Ada', startedAt: STARTED_AT, streamId: 'p7' },
    },
  }),
} as const;

/** High-rate facts for operators. */
export const operatorSignals = {
  'call.linksMeasured': event({
    payload: z.object({ callId, links: z.array(participantLink), measuredAt: timestamp }),
    audience: 'operators',
    doc: 'The links of all participants, once a second.',
    example: {
      callId: CALL,
      measuredAt: STARTED_AT,
      links: [
        { participantId: PARTICIPANT, quality: 'good', up: { lossPercent: 1.2, roundTripMs: 40, bitrate: 900_000 } },
      ],
    },
  }),
} as const;

export type ConnectionQuality = z.infer<typeof connectionQuality>;
export type LinkFigures = z.infer<typeof linkFigures>;
export type ParticipantLink = z.infer<typeof participantLink>;
export type ScreenShare = z.infer<typeof screenShare>;
export type ObservedCall = z.infer<typeof observedCall>;
export type ObservedParticipant = z.infer<typeof observedParticipant>;
export type Stage = z.infer<typeof stage>;
