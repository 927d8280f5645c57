// Proves that a mediasoup-worker program works: it starts, makes routers, and
// sends a packet through an encrypted transport. Usage: node check.mjs PROGRAM
import { createWorker } from 'mediasoup';

const PACKET_WITHIN_MS = 5_000;
const ssrc = 1234;
const opus = { kind: /** @type {const} */ ('audio'), mimeType: 'audio/opus', clockRate: 48_000, channels: 2 };
const mediaCodecs = [{ ...opus, preferredPayloadType: 100 }];

/** @param {number} sequence */
function rtpPacket(sequence) {
  const packet = Buffer.alloc(32);
  packet.set([0x80, 100]);
  packet.writeUInt16BE(sequence, 2);
  packet.writeUInt32BE(sequence * 960, 4);
  packet.writeUInt32BE(ssrc, 8);
  return packet;
}

/** @param {import('mediasoup').types.Worker} worker */
async function sendEncrypted(worker) {
  const [from, to] = await Promise.all([worker.createRouter({ mediaCodecs }), worker.createRouter({ mediaCodecs })]);
  const source = await from.createDirectTransport();
  const sink = await to.createDirectTransport();
  const producer = await source.produce({
    kind: 'audio',
    rtpParameters: { codecs: [{ ...opus, payloadType: 100 }], encodings: [{ ssrc }] },
  });
  // Both routers live in one worker, where an id can exist only once.
  const pipe = await from.pipeToRouter({ producerId: producer.id, router: to, enableSrtp: true, keepId: false });
  const consumer = await sink.consume({ producerId: pipe.pipeProducer?.id ?? '', rtpCapabilities: to.rtpCapabilities });
  const arrived = new Promise((resolve) => consumer.once('rtp', resolve));
  let sequence = 0;
  const sending = setInterval(() => producer.send(rtpPacket(++sequence)), 20);
  const late = setTimeout(() => fail(new Error('no packet came through the encrypted transport')), PACKET_WITHIN_MS);
  await arrived;
  clearInterval(sending);
  clearTimeout(late);
}

/** @param {unknown} error */
function fail(error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

try {
  const worker = await createWorker({ workerBin: process.argv[2], logLevel: 'error' });
  worker.once('died', fail);
  await sendEncrypted(worker);
  worker.removeListener('died', fail);
  worker.close();
} catch (error) {
  fail(error);
}
