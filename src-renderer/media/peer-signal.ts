import { isTrackSource, type TrackSource } from './media-path.ts';

/** Which source travels in which place of a description. */
export type SourceByMid = Readonly<Record<string, TrackSource>>;

interface Marks {
  /** Names the sender's peer connection: another one means that the other side began anew. '' from clients without it. */
  readonly session: string;
  /** The receiver's peer connection that is meant; absent when the sender does not know it yet. */
  readonly peer?: string | undefined;
}

/**
 * What two meshes tell each other. A `hello` is sent by the side that waits for an offer; on the wire it is a candidate
 * without content, which other clients take for the harmless end of candidates.
 */
export type PeerSignal =
  | (Marks & { readonly type: 'offer' | 'answer'; readonly sdp: string; readonly tracks: SourceByMid })
  | (Marks & { readonly type: 'candidate'; readonly candidate: RTCIceCandidateInit })
  | (Marks & { readonly type: 'hello' });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const readTracks = (value: unknown): SourceByMid =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter((pair): pair is [string, TrackSource] =>
      isTrackSource(pair[1]),
    ),
  );

/** Some clients send the candidate as a string with its place beside it. */
const readCandidate = (signal: Readonly<Record<string, unknown>>): RTCIceCandidateInit | null => {
  const { candidate } = signal;
  const holder = isRecord(candidate) ? candidate : signal;
  const text = holder['candidate'];
  if (typeof text !== 'string' || text === '') return null;
  return {
    candidate: text,
    sdpMid: typeof holder['sdpMid'] === 'string' ? holder['sdpMid'] : null,
    sdpMLineIndex: typeof holder['sdpMLineIndex'] === 'number' ? holder['sdpMLineIndex'] : null,
    ...(typeof holder['usernameFragment'] === 'string' ? { usernameFragment: holder['usernameFragment'] } : {}),
  };
};

/** Reads a relayed signal of any client; null for what is none of our business. */
export const parsePeerSignal = (signal: Readonly<Record<string, unknown>>): PeerSignal | null => {
  const { type, sdp, session, peer } = signal;
  const marks: Marks = {
    session: typeof session === 'string' ? session : '',
    peer: typeof peer === 'string' ? peer : undefined,
  };
  if ((type === 'offer' || type === 'answer') && typeof sdp === 'string')
    return { ...marks, type, sdp, tracks: readTracks(signal['tracks']) };
  if (type !== 'ice-candidate') return null;
  if (signal['hello'] === true) return { ...marks, type: 'hello' };
  const candidate = readCandidate(signal);
  return candidate && { ...marks, type: 'candidate', candidate };
};

/** The wire form of a signal. */
export const toWireSignal = (signal: PeerSignal): { type: string; [name: string]: unknown } => {
  const marks = { session: signal.session, ...(signal.peer === undefined ? {} : { peer: signal.peer }) };
  if (signal.type === 'hello') return { type: 'ice-candidate', candidate: null, hello: true, ...marks };
  if (signal.type === 'candidate') return { type: 'ice-candidate', candidate: signal.candidate, ...marks };
  return { type: signal.type, sdp: signal.sdp, tracks: signal.tracks, ...marks };
};
