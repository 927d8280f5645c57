import type { Entrance, HallGuest, MediaState, Person } from '#shared/contract/index.ts';
import { platform } from '#shared/dialects/platform/index.ts';
import { type Session, type WireMessage, say } from '../dialect.ts';
import { toCallPerson } from './values-calls.ts';

const out = platform.outbounds;

/** Somebody in a room; without own words, what the server knows. */
export const toGuest = ({ person, entry }: { person: Person; entry?: Entrance | undefined }) => ({
  socketId: entry?.connectionId ?? null,
  userId: person.id,
  userName: person.name,
  userRole: 'participant',
  userData: entry?.about ?? toCallPerson(person),
});

export const toGuests = (guests: readonly HallGuest[]) => guests.map(toGuest);

/** The name by which this connection came into the call, or its id. */
export const roomOf = ({ notes }: Session, callId: string): string => notes?.get(callId) ?? callId;

/** One message for each kind of media that is spoken of. */
export const toToggles = (
  userId: string,
  roomId: string,
  { audio, video, screen }: { readonly [Key in keyof MediaState]?: boolean | undefined },
): readonly WireMessage[] => [
  ...(audio === undefined ? [] : [say(out.audioToggled, { userId, isAudioEnabled: audio, roomId })]),
  ...(video === undefined ? [] : [say(out.videoToggled, { userId, isVideoEnabled: video, roomId })]),
  ...(screen === undefined ? [] : [say(out.screenToggled, { userId, isScreenSharing: screen, roomId })]),
];
