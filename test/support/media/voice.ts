import { createWorker } from 'mediasoup';
import type { DirectTransport, Producer, Router, RtpParameters } from 'mediasoup/types';
import { onTestFinished } from 'vitest';
import { opusParameters } from './rtp-parameters.ts';
import { workerBinary } from './worker-binary.ts';

const AUDIO_LEVEL_ID = 10;
const PACKET_MS = 20;

/** A router of its own into which a test can feed RTP packets without a network. */
export const openDirectRouter = async (): Promise<{ router: Router; transport: DirectTransport }> => {
  const worker = await createWorker(workerBinary ? { workerBin: workerBinary } : {});
  onTestFinished(() => worker.close());
  const mediaCodecs = [{ kind: 'audio' as const, mimeType: 'audio/opus', clockRate: 48_000, channels: 2 }];
  const router = await worker.createRouter({ mediaCodecs });
  return { router, transport: await router.createDirectTransport() };
};

/** A microphone whose loudness the test sets. */
export interface Voice {
  readonly producer: Producer;
  /** Every packet says this level in dBov from now on: a hum, as a fan makes. */
  hum(dbov: number): void;
  /** Like speech: 600 ms of syllables that rise and fall, 500 ms of silence, and so on. */
  talk(): void;
  /** No more packets, as with Opus DTX. */
  hush(): void;
}

const SILENCE_DBOV = -127;

/** Publishes a microphone that falls silent with the test. */
export const createVoice = async (transport: DirectTransport, ssrc: number): Promise<Voice> => {
  const rtpParameters = opusParameters(ssrc) as RtpParameters;
  const producer = await transport.produce({ kind: 'audio', rtpParameters });
  let packets = 0;
  let timer: NodeJS.Timeout | undefined;
  const hush = (): void => clearInterval(timer);
  onTestFinished(hush);
  const send = (levelAt: (elapsedMs: number) => number): void => {
    hush();
    const beganAt = performance.now();
    timer = setInterval(() => {
      packets += 1;
      if (!producer.closed) producer.send(voicePacket(ssrc, packets, levelAt(performance.now() - beganAt)));
    }, PACKET_MS);
  };
  return {
    producer,
    hush,
    hum: (dbov) => send(() => dbov),
    talk: () => send((elapsedMs) => (elapsedMs % 1_100 < 600 ? syllable(elapsedMs) : SILENCE_DBOV)),
  };
};

const syllable = (elapsedMs: number): number => Math.round(-10 - 35 * Math.abs(Math.cos(elapsedMs / 60)));

/** An RTP packet of 20 ms of Opus with the audio level extension (RFC 6464); what it plays does not matter. */
const voicePacket = (ssrc: number, sequence: number, dbov: number): Buffer => {
  const packet = Buffer.alloc(24);
  packet.writeUInt8(0x90, 0);
  packet.writeUInt8(111, 1);
  packet.writeUInt16BE(sequence, 2);
  packet.writeUInt32BE(sequence * 960, 4);
  packet.writeUInt32BE(ssrc, 8);
  packet.writeUInt16BE(0xbede, 12);
  packet.writeUInt16BE(1, 14);
  packet.writeUInt8(AUDIO_LEVEL_ID << 4, 16);
  packet.writeUInt8(0x80 | -dbov, 17);
  return packet;
};
