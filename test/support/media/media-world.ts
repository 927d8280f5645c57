import { observer } from 'mediasoup';
import type { Worker } from 'mediasoup/types';
import { onTestFinished } from 'vitest';
import { type MediaOptions, openMedia } from '#server/media/index.ts';
import type { Log, MediaNotice, MediaPort } from '#server/ports/index.ts';
import type { Outcome, TransportDirection } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { workerBinary } from './worker-binary.ts';

export const CALL = '65abc789def012345678901a' as CallId;
export const OTHER_CALL = '65abc789def012345678901b' as CallId;
export const ADA = '65abc111def222333444555a' as ParticipantId;
export const BEN = '65abc111def222333444555b' as ParticipantId;

/** A running SFU that closes with the test, with everything that it told. */
export interface MediaWorld {
  readonly media: MediaPort;
  readonly notices: readonly MediaNotice[];
  /** Log lines as `level: message`. */
  readonly lines: readonly string[];
  /** Process ids of the workers that live now. */
  workerPids(): number[];
}

/** Starts the SFU on loopback, with one worker unless told otherwise. */
export const openMediaWorld = async (options: Partial<MediaOptions> = {}): Promise<MediaWorld> => {
  const workers: Worker[] = [];
  const remember = (worker: Worker): number => workers.push(worker);
  observer.on('newworker', remember);
  onTestFinished(() => void observer.off('newworker', remember));

  const lines: string[] = [];
  const media = await openMedia({ ...testOptions(lines), ...options });
  onTestFinished(() => media.close());
  const notices: MediaNotice[] = [];
  media.notices.on((notice) => notices.push(notice));
  return {
    media,
    notices,
    lines,
    workerPids: () => workers.filter((worker) => !worker.closed).map((worker) => worker.pid),
  };
};

/** Options that every media test starts from; log lines go to `lines`. */
export const testOptions = (lines: string[] = []): MediaOptions => ({
  workerBin: workerBinary,
  workers: 1,
  announcedAddresses: ['127.0.0.1'],
  listenAddress: '0.0.0.0',
  portRange: { min: 42_000, max: 42_999 },
  log: recordingLog(lines),
});

const recordingLog = (lines: string[]): Log => {
  const write = (level: string) => (_fields: object, message: string) => void lines.push(`${level}: ${message}`);
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
};

/** The value of an outcome that must be good. */
export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(`Expected a value, got ${outcome.error.code}: ${outcome.error.message}`);
};

/** The error code of an outcome, or `ok`. */
export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.error.code);

/** Opens a transport with UDP and TCP and gives its id. */
export const openTransport = async (
  { media }: MediaWorld,
  direction: TransportDirection,
  participantId: ParticipantId | undefined,
  callId: CallId = CALL,
): Promise<string> => {
  const ice = { enableUdp: true, enableTcp: true, preferUdp: true, preferTcp: false };
  return valueOf(await media.createTransport({ callId, participantId, direction, ...ice })).transportId;
};
