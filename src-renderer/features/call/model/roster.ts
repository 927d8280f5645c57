import type { Outbound, WireParticipant } from '#renderer/client/catalog.ts';
import type { RemoteParticipant, TrackSource } from '#renderer/media/media-path.ts';

/** One participant as this device knows it. */
export interface Member {
  readonly id: string;
  /** Account or guest behind the participant. */
  readonly personId: string;
  readonly name: string;
  readonly avatar: string | null;
  readonly isSelf: boolean;
  readonly isInitiator: boolean;
  readonly status: 'connecting' | 'connected' | 'disconnected';
  /** In the lobby, not in the call. */
  readonly isWaiting: boolean;
  readonly joinedAt: number;
  readonly audio: boolean;
  readonly video: boolean;
  readonly screen: boolean;
}

/** Everybody in the call and its lobby, by participant id, in order of arrival. */
export type Roster = ReadonlyMap<string, Member>;

/** What came of comparing with the server's list. */
export interface Reconciled {
  readonly roster: Roster;
  readonly joined: readonly Member[];
  readonly left: readonly Member[];
}

const toMember = (wire: WireParticipant, selfId: string): Member => ({
  id: wire.participantId,
  personId: wire.userId ?? wire.anonymousUserId ?? wire.participantId,
  name: wire.username,
  avatar: wire.avatar ?? null,
  isSelf: wire.participantId === selfId,
  isInitiator: wire.role === 'initiator',
  status: wire.status,
  isWaiting: wire.waiting === true,
  joinedAt: Date.parse(wire.joinedAt),
  audio: wire.audioEnabled,
  video: wire.videoEnabled,
  screen: wire.screenShareEnabled,
});

const inOrder = (members: Iterable<Member>): Roster =>
  new Map(
    [...members]
      .toSorted((a, b) => a.joinedAt - b.joinedAt || a.id.localeCompare(b.id))
      .map((member) => [member.id, member]),
  );

/** Takes over the server's whole list: after joining, and after every lost connection. */
export const reconcileRoster = (
  before: Roster,
  participants: readonly WireParticipant[],
  selfId: string,
): Reconciled => {
  const roster = inOrder(participants.filter(({ leftAt }) => !leftAt).map((wire) => toMember(wire, selfId)));
  const isPresent = (members: Roster, id: string) => members.get(id)?.isWaiting === false;
  return {
    roster,
    joined: [...roster.values()].filter(({ id, isSelf }) => !isSelf && isPresent(roster, id) && !isPresent(before, id)),
    left: [...before.values()].filter(({ id, isSelf }) => !isSelf && isPresent(before, id) && !isPresent(roster, id)),
  };
};

/** Somebody came in, from outside or out of the lobby. */
export const withJoined = (roster: Roster, wire: WireParticipant, selfId: string): Roster =>
  inOrder([...roster.values()].filter(({ id }) => id !== wire.participantId).concat(toMember(wire, selfId)));

/** Somebody is gone. */
export const without = (roster: Roster, id: string): Roster => {
  if (!roster.has(id)) return roster;
  const next = new Map(roster);
  next.delete(id);
  return next;
};

const change = (roster: Roster, id: string, update: (member: Member) => Member): Roster => {
  const member = roster.get(id);
  return member ? new Map(roster).set(id, update(member)) : roster;
};

const newcomerInLobby = (news: Outbound<'participantStatus'>, at: number): Member => ({
  id: news.participantId,
  personId: news.userId ?? news.anonymousUserId ?? news.participantId,
  name: news.username,
  avatar: news.avatar ?? null,
  isSelf: false,
  isInitiator: false,
  status: 'connecting',
  isWaiting: true,
  joinedAt: at,
  audio: false,
  video: false,
  screen: false,
});

/** A connection was lost or came back, or somebody waits in the lobby. */
export const withStatus = (roster: Roster, news: Outbound<'participantStatus'>, now: number): Roster => {
  const { participantId, status } = news;
  if (status === 'waiting')
    return roster.has(participantId)
      ? change(roster, participantId, (member) => ({ ...member, isWaiting: true }))
      : inOrder([...roster.values(), newcomerInLobby(news, now)]);
  return change(roster, participantId, (member) => ({ ...member, status, isWaiting: false }));
};

/** Somebody muted, unmuted, or changed camera or screen. */
export const withMedia = (roster: Roster, id: string, media: Pick<Member, 'audio' | 'video' | 'screen'>): Roster =>
  change(roster, id, (member) => ({ ...member, ...media }));

const sendsOf = ({ audio, video, screen }: Member): readonly TrackSource[] => [
  ...(audio ? (['microphone'] as const) : []),
  ...(video ? (['camera'] as const) : []),
  // Whether a screen comes with sound is not told.
  ...(screen ? (['screen', 'screen-audio'] as const) : []),
];

/** The others in the call, as the media paths need them. */
export const toRemotes = (roster: Roster): readonly RemoteParticipant[] =>
  [...roster.values()]
    .filter(({ isSelf, isWaiting }) => !isSelf && !isWaiting)
    .map((member) => ({ id: member.id, sends: sendsOf(member), reachable: member.status !== 'disconnected' }));
