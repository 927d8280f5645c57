import type { Socket } from 'node:net';

/** What a new connection turned out to speak. */
export type Protocol = 'tls' | 'http' | 'unknown';

/** The type of the first TLS record, a handshake. */
const TLS_HANDSHAKE = 0x16;

const protocolOf = (firstByte: number | undefined): Protocol => {
  if (firstByte === TLS_HANDSHAKE) return 'tls';
  const isCapitalLetter = firstByte !== undefined && firstByte >= 0x41 && firstByte <= 0x5a;
  return isCapitalLetter ? 'http' : 'unknown';
};

/**
 * Looks at the first byte of a new connection, puts it back and tells what the connection speaks.
 * A connection that stays silent for `timeoutMs`, or ends before its first byte, is closed and never told.
 */
export const detectProtocol = (socket: Socket, timeoutMs: number, tell: (protocol: Protocol) => void): void => {
  const giveUp = () => socket.destroy();
  const onReadable = () => {
    const first: Buffer | null = socket.read(1);
    if (first === null) return;
    socket.off('readable', onReadable).off('end', giveUp);
    clearTimeout(timer);
    socket.unshift(first);
    tell(protocolOf(first[0]));
  };
  const timer = setTimeout(giveUp, timeoutMs);
  socket.once('close', () => clearTimeout(timer));
  socket.on('end', giveUp).on('readable', onReadable);
};
