import { inbounds, type WireSeat } from '#renderer/client/catalog.ts';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import type { MediaEngine } from '#renderer/media/media-engine.ts';
import { createPeerMesh } from '#renderer/media/peer-mesh.ts';
import { createSfuPath } from '#renderer/media/sfu-path.ts';
import { MediaPaths } from './media-paths.ts';
import type { PathTarget } from './path-switch.ts';
import { createSfuSignaling } from './sfu-binding.ts';

type WireRoom = NonNullable<WireSeat['mediaServerConfig']>;

/** Where media travels, in the server's words; null when the server names the SFU without its room. */
export const toTarget = (mode: 'p2p' | 'sfu', room: WireRoom | undefined): PathTarget | null => {
  if (mode === 'p2p') return { mode };
  return room ? { mode, room } : null;
};

const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads the server's list; entries without an address are left out. */
export const toIceServers = (servers: WireSeat['iceServers']): RTCIceServer[] =>
  servers.flatMap(({ urls, username, credential }) => {
    const addresses = [urls].flat().filter((url) => typeof url === 'string');
    return addresses.length > 0
      ? [{ urls: addresses, username: textOr(username), credential: textOr(credential) }]
      : [];
  });

interface RoomPathsOptions {
  readonly connection: ServerConnection;
  readonly engine: MediaEngine;
  readonly seat: Pick<WireSeat, 'callId' | 'participantId' | 'iceServers'>;
  readonly askSeat: () => void;
  readonly changed: () => void;
}

/** The media paths of one seat, bound to the server's messages. */
export const createRoomPaths = ({ connection, engine, seat, askSeat, changed }: RoomPathsOptions): MediaPaths => {
  const { callId, participantId: selfId } = seat;
  const iceServers = toIceServers(seat.iceServers);
  const signaling = createSfuSignaling(connection, callId);
  // Lost signals are repeated by the mesh, and a confirmation that does not arrive is taken as none by the server.
  const send = (to: string, signal: { type: string; [name: string]: unknown }) =>
    void connection.send(inbounds.signal, { callId, targetParticipantId: to, signal });
  const confirm = (success: boolean, error?: string) =>
    void connection.send(inbounds.modeSwitchAck, { callId, participantId: selfId, success, error });
  return new MediaPaths({
    engine,
    askSeat,
    changed,
    confirm,
    open: (target) =>
      target.mode === 'p2p'
        ? createPeerMesh({ selfId, iceServers, engine, send })
        : createSfuPath({ selfId, iceServers, engine, signaling, sending: signaling, room: target.room }),
  });
};
