import type { MediaRoom } from '#shared/contract/index.ts';
import type { ParticipantId } from '#shared/kernel/ids.ts';
import {
  type CallState,
  type Change,
  type Outgoing,
  andThen,
  failSwitch,
  gatedIn,
  presentIn,
} from '../domain/index.ts';
import type { Connections, Log, MediaPort } from '../ports/index.ts';

/** The SFU side of the running calls. */
export interface CallRooms {
  /** The room of a call that takes the SFU. */
  readonly of: (call: CallState) => MediaRoom | undefined;
  /** Makes the SFU ready for a change; if it cannot be, the call stays where it was. */
  readonly prepare: (change: Change) => Promise<Change>;
  /** Tells those who are sent to the SFU where it is. */
  readonly addTo: (outgoing: Outgoing) => Outgoing;
  /** What an operator silenced is silent before anybody is told so. */
  readonly applyGates: (before: CallState | undefined, call: CallState) => Promise<void>;
  /** Frees what those held who have gone, and what the call no longer needs. */
  readonly release: (before: CallState | undefined, call: CallState) => void;
}

interface Parts {
  readonly media: Pick<
    MediaPort,
    'closeAllTransports' | 'closeParticipant' | 'closeRoom' | 'findRoom' | 'openRoom' | 'setGates'
  >;
  readonly connections: Pick<Connections, 'detach'>;
  readonly log: Log;
}

/** Builds the SFU side of the running calls. */
export const createCallRooms = (parts: Parts): CallRooms => {
  const { media, connections, log } = parts;

  /** The SFU must be ready before anybody is told to go there; if it is not, the call stays where it was. */
  const prepare = async (change: Change): Promise<Change> => {
    const { call } = change;
    const isNeeded = call.phase !== 'ended' && call.mode === 'sfu' && presentIn(call).length > 0;
    if (!isNeeded || media.findRoom(call.id)) return change;
    const opened = await media.openRoom(call.id);
    if (opened.ok) return change;
    log.error({ callId: call.id, code: opened.error.code }, `no SFU for this call: ${opened.error.message}`);
    return andThen(change, (state) => failSwitch(state, opened.error.message));
  };

  const applyGates = async (before: CallState | undefined, call: CallState): Promise<void> => {
    const gated = call.phase === 'ended' ? [] : gatedIn(call);
    if (gated.length > 0 || (before && gatedIn(before).length > 0)) await media.setGates(call.id, gated);
  };

  const addTo = (outgoing: Outgoing): Outgoing => {
    const { event } = outgoing;
    if (event.name === 'call.modeSwitchStarted' && event.payload.to === 'sfu') {
      const mediaRoom = media.findRoom(event.payload.callId);
      return { ...outgoing, event: { name: event.name, payload: { ...event.payload, mediaRoom } } };
    }
    if (event.name === 'call.started' && event.payload.call.mode === 'sfu') {
      const mediaRoom = media.findRoom(event.payload.call.id);
      return { ...outgoing, event: { name: event.name, payload: { ...event.payload, mediaRoom } } };
    }
    return outgoing;
  };

  /** Whoever is gone holds neither media nor a connection any more. */
  const release = (before: CallState | undefined, call: CallState) => {
    const staying = new Set(placesIn(call));
    const gone = before ? placesIn(before).filter((id) => !staying.has(id)) : [];
    for (const id of gone) connections.detach(id);
    if (call.phase === 'ended') return media.closeRoom(call.id);
    for (const id of gone) media.closeParticipant(call.id, id);
    const hasMoved = before !== undefined && (before.modeSwitch !== undefined || before.mode !== call.mode);
    if (hasMoved && !call.modeSwitch && call.mode === 'p2p') media.closeAllTransports(call.id);
  };

  const of = (call: CallState) => (call.mode === 'sfu' ? media.findRoom(call.id) : undefined);
  return { of, prepare, addTo, applyGates, release };
};

const placesIn = (call: CallState): ParticipantId[] =>
  call.participants.filter((participant) => participant.status !== 'left').map((participant) => participant.id);
