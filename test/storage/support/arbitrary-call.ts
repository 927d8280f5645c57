import * as fc from 'fast-check';
import {
  type Conversation,
  type Participant,
  callMode,
  callPhase,
  callType,
  endReason,
  meetingFormat,
  participantRole,
  participantStatus,
  ringOutcome,
  switchReason,
} from '#shared/contract/index.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { CallState, ModeSwitch } from '#server/domain/call-state.ts';

/** One generator for each field, so that a new field of the state cannot be left out. */
type Fields<T> = { [K in keyof T]-?: fc.Arbitrary<T[K]> };

const id = <Name extends string>(): fc.Arbitrary<Id<Name>> =>
  fc.stringMatching(/^[0-9a-f]{24}$/).map((digits) => digits as Id<Name>);
const moment = fc.integer({ min: 0, max: 9_999_999_999_999 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const oneOf = <T>(schema: { readonly options: readonly T[] }): fc.Arbitrary<T> => fc.constantFrom(...schema.options);
const name = fc.string({ unit: 'grapheme', maxLength: 12 });

const person: Fields<Participant['person']> = {
  id: fc.oneof(id<'Account'>(), id<'Guest'>()),
  kind: fc.constantFrom('account', 'guest'),
  name,
  avatar: maybe(fc.webUrl()),
};

const participant: Fields<Participant> = {
  id: id(),
  person: fc.record(person),
  role: oneOf(participantRole),
  status: oneOf(participantStatus),
  joinedAt: moment,
  leftAt: maybe(moment),
  media: fc.record({ audio: fc.boolean(), video: fc.boolean(), screen: fc.boolean() }),
};

const modeSwitch: Fields<ModeSwitch> = {
  from: oneOf(callMode),
  to: oneOf(callMode),
  reason: oneOf(switchReason),
  deadline: moment,
  pending: fc.array(id<'Participant'>(), { maxLength: 5 }),
};

const callFields = (conversation: Conversation): Fields<CallState> => ({
  id: id(),
  conversationId: fc.constant(conversation.id),
  conversationType: fc.constant(conversation.type),
  type: oneOf(callType),
  mode: oneOf(callMode),
  phase: oneOf(callPhase),
  initiatorId: id(),
  creator: maybe(fc.record(person)),
  participants: fc.uniqueArray(fc.record(participant), { maxLength: 8, selector: (one) => one.id }),
  callees: fc.uniqueArray(fc.record({ personId: id<'Account'>(), outcome: oneOf(ringOutcome) }), {
    maxLength: 8,
    selector: (one) => one.personId,
  }),
  createdAt: moment,
  ringExpiresAt: moment,
  expiresAt: moment,
  activeAt: maybe(moment),
  endedAt: maybe(moment),
  endReason: maybe(oneOf(endReason)),
  endedBy: maybe(id<'Account'>()),
  meeting: maybe(
    fc.record({
      title: name,
      description: maybe(name),
      format: oneOf(meetingFormat),
      channel: name,
      host: fc.record(person),
      maxParticipants: fc.nat(),
      startsAt: maybe(moment),
      settings: fc.record({
        chat: fc.boolean(),
        screenShare: fc.boolean(),
        recording: fc.boolean(),
        muteOnJoin: fc.boolean(),
      }),
      needsPassword: fc.boolean(),
    }),
  ),
  meetingFacts: maybe(
    fc.record({
      passwordHash: maybe(fc.string()),
      invitedBy: fc.dictionary(id(), id<'Account'>(), { maxKeys: 4 }),
      isReminded: fc.boolean(),
    }),
  ),
  removed: fc.array(id<'Account'>(), { maxLength: 4 }),
  modePinned: fc.boolean(),
  modeSwitch: maybe(fc.record(modeSwitch)),
  smallSince: maybe(moment),
  watchedPath: maybe(fc.record({ unwatchedSince: maybe(moment) })),
  lostAt: fc.dictionary(id(), moment, { maxKeys: 4 }),
  isLocked: fc.boolean(),
  gates: fc.dictionary(id(), fc.boolean(), { maxKeys: 4 }),
  shares: fc.dictionary(
    id(),
    fc.record({ id: id<'ScreenShare'>(), startedAt: moment, producerId: maybe(fc.string()) }),
    { maxKeys: 4 },
  ),
  paths: maybe(
    fc.record({
      times: fc.record({ p2p: fc.nat(), sfu: fc.nat() }),
      path: fc.constantFrom('p2p', 'sfu'),
      since: moment,
    }),
  ),
  playback: maybe(fc.record({ fileId: id<'VideoFile'>(), isPlaying: fc.boolean(), positionMs: fc.nat(), at: moment })),
  sides: fc.dictionary(id(), fc.record({ answeredAt: moment, activeAt: maybe(moment), durationMs: maybe(fc.nat()) }), {
    maxKeys: 3,
  }),
  pair: maybe(
    fc.record({
      channelId: fc.string(),
      isDelivered: fc.boolean(),
      answeredAt: maybe(moment),
      durationMs: maybe(fc.nat()),
    }),
  ),
});

/** Any state of a call in this conversation, whether the rules could bring it about or not. */
export const arbitraryCall = (conversation: Conversation): fc.Arbitrary<CallState> =>
  fc.record(callFields(conversation));
