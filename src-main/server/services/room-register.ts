import type { Participant, RoomMember, RoomPart } from '#shared/contract/index.ts';
import type { CallId, ConnectionId, ParticipantId } from '#shared/kernel/ids.ts';
import { type AppointmentState, type CallState, type Outgoing, presentIn, tell } from '../domain/index.ts';

/** A room while somebody is in it: who can be reached, and under which address. */
interface OpenRoom {
  readonly facts: Pick<AppointmentState, 'id' | 'client' | 'provider'> & { readonly room: string };
  readonly callId: CallId;
  /** The connections of those who came by the room; whoever came another way has none here. */
  readonly sockets: Map<ParticipantId, ConnectionId>;
  members: ReadonlyMap<ParticipantId, RoomMember>;
}

/** Who is in which room now. Rooms follow their calls: whoever joins or leaves a call by any way comes and goes here. */
export interface RoomRegister {
  /** Opens the room over its call, unless it is open. */
  open(appointment: AppointmentState, room: string, callId: CallId): void;
  /** Notes by which connection a participant came. To be called before the others hear of it. */
  seat(room: string, participantId: ParticipantId, connectionId: ConnectionId): void;
  /** Brings the room of a call up to date; gives what is to be told. An ended call closes it. */
  follow(callId: CallId, call: CallState | undefined): readonly Outgoing[];
  /** What somebody who has come in is told. */
  welcome(room: string, participantId: ParticipantId): readonly Outgoing[];
  membersOf(room: string): readonly RoomMember[];
  /** The call and the place that hang on this connection. */
  findSeat(
    room: string,
    connectionId: ConnectionId | undefined,
  ): { readonly callId: CallId; readonly participantId: ParticipantId } | undefined;
  /** The person behind another address in a room that this connection is in. */
  findNeighbour(connectionId: ConnectionId | undefined, address: string): RoomMember | undefined;
}

/** Builds an empty register. */
export const createRoomRegister = (): RoomRegister => {
  const rooms = new Map<string, OpenRoom>();

  const follow = (room: OpenRoom, call: CallState | undefined): Outgoing[] => {
    const before = room.members;
    const after = membersIn(room, call);
    room.members = after;
    for (const id of room.sockets.keys()) if (before.has(id) && !after.has(id)) room.sockets.delete(id);
    const hasMoved = (one: RoomMember, other: RoomMember | undefined) => one.address !== other?.address;
    const gone = [...before].filter(([id, member]) => hasMoved(member, after.get(id)));
    const come = [...after].filter(([id, member]) => hasMoved(member, before.get(id)));
    const left = [...before.values(), ...after.values()];
    return [
      ...gone.map(([, member]) => tellMembers('room.memberGone', room, member, left)),
      ...come.map(([, member]) => tellMembers('room.memberCame', room, member, [...after.values()])),
    ];
  };

  return {
    open(appointment, name, callId) {
      if (rooms.get(name)?.callId === callId) return;
      const { id, client, provider } = appointment;
      rooms.set(name, { facts: { id, client, provider, room: name }, callId, sockets: new Map(), members: new Map() });
    },
    seat(name, participantId, connectionId) {
      rooms.get(name)?.sockets.set(participantId, connectionId);
    },
    follow(callId, call) {
      const room = [...rooms.values()].find((other) => other.callId === callId);
      if (!room) return [];
      const told = follow(room, call);
      if (room.members.size === 0) rooms.delete(room.facts.room);
      return told;
    },
    welcome(name, participantId) {
      const room = rooms.get(name);
      const own = room?.members.get(participantId);
      if (!room || !own) return [];
      const payload = { ...aboutRoom(room), own, members: [...room.members.values()] };
      return [tell('room.entered', payload, [own.person.id], [own.address as ConnectionId])];
    },
    membersOf: (name) => [...(rooms.get(name)?.members.values() ?? [])],
    findSeat(name, connectionId) {
      const room = rooms.get(name);
      const own = [...(room?.sockets ?? [])].find(([, id]) => id === connectionId);
      return room && own && { callId: room.callId, participantId: own[0] };
    },
    findNeighbour(connectionId, address) {
      if (connectionId === undefined || connectionId === address) return undefined;
      for (const { members } of rooms.values()) {
        const present = [...members.values()];
        if (!present.some((member) => member.address === connectionId)) continue;
        const found = present.find((member) => member.address === address);
        if (found) return found;
      }
      return undefined;
    },
  };
};

const aboutRoom = ({ facts, callId }: OpenRoom) => ({ room: facts.room, appointmentId: facts.id, callId });

const tellMembers = (
  name: 'room.memberCame' | 'room.memberGone',
  room: OpenRoom,
  member: RoomMember,
  present: readonly RoomMember[],
): Outgoing => {
  const others = present.filter((other) => other.address !== member.address);
  return tell(
    name,
    { ...aboutRoom(room), member },
    others.map((other) => other.person.id),
    others.map((other) => other.address as ConnectionId),
  );
};

const membersIn = (room: OpenRoom, call: CallState | undefined): ReadonlyMap<ParticipantId, RoomMember> => {
  const reachable = call ? presentIn(call).filter((participant) => participant.status !== 'disconnected') : [];
  return new Map(reachable.map((participant) => [participant.id, toMember(room, participant)]));
};

const toMember = ({ facts, sockets }: OpenRoom, { id, person }: Participant): RoomMember => ({
  address: sockets.get(id) ?? id,
  person,
  part: partIn(facts, person.id, person.kind),
});

const partIn = ({ client, provider }: OpenRoom['facts'], personId: string, kind: 'account' | 'guest'): RoomPart => {
  if (personId === client.id) return 'client';
  if (personId === provider.id) return 'provider';
  return kind === 'guest' ? 'guest' : 'admin';
};
