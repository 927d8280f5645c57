import type { ConsumerStat, ProducerStat } from 'mediasoup/types';
import type { LinkFigures } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import type { MeasuredLink, MediaPort } from '../ports/index.ts';
import type { MediaObjects, Owned, OwnedConsumer, OwnedProducer, OwnedTransport } from './media-objects.ts';
import { attempt } from './outcomes.ts';

/** So many of the tracks that one participant receives are asked; they share one link, so a few speak for all. */
const MOST_ASKED = 4;
/** RTCP reports the share of lost packets in 256ths. */
const LOSS_UNITS = 256;

/** The measuring operation of the port: real figures of transports, producers and consumers. */
export const createLinkStats = (objects: MediaObjects): Pick<MediaPort, 'measureLinks'> => ({
  async measureLinks(callId) {
    const owners = new Set<ParticipantId>();
    for (const { appData } of objects.transports.values()) {
      if (appData.callId === callId && appData.participantId) owners.add(appData.participantId);
    }
    return Promise.all([...owners].map((participantId) => measure(objects, callId, participantId)));
  },
});

const measure = async (objects: MediaObjects, callId: CallId, participantId: ParticipantId): Promise<MeasuredLink> => {
  const isOwn = ({ appData }: { readonly appData: Owned }): boolean =>
    appData.callId === callId && appData.participantId === participantId;
  const transports = [...objects.transports.values()].filter(isOwn);
  const producers = [...objects.producers.values()].filter((producer) => isOwn(producer) && !producer.paused);
  const consumers = [...objects.consumers.values()].filter(
    (consumer) => isOwn(consumer) && !consumer.paused && !consumer.producerPaused,
  );
  const [up, down] = await Promise.all([
    measureUp(transports, producers),
    measureDown(transports, consumers.slice(-MOST_ASKED)),
  ]);
  return { participantId, up, down };
};

const measureUp = async (
  transports: readonly OwnedTransport[],
  producers: readonly OwnedProducer[],
): Promise<LinkFigures | undefined> => {
  const path = transports.findLast(({ appData }) => appData.direction === 'send');
  if (!path || producers.length === 0) return undefined;
  const [bitrate, ...stats] = await Promise.all([bitrateOf(path, 'recvBitrate'), ...producers.map(statsOf)]);
  const streams = stats.flat().filter((stream) => stream.bitrate > 0);
  const scores = producers.flatMap(scoreOf);
  return {
    ...figuresOf(path, streams),
    bitrate,
    score: lowest(scores),
    layers: new Set(streams.filter(({ kind }) => kind === 'video').map(({ ssrc }) => ssrc)).size,
  };
};

/** Without any score nothing has come yet. Scores of 0 alone say that it has stopped; a shared screen may just stand still. */
const scoreOf = ({ score, appData: { source } }: OwnedProducer): number[] => {
  const best = Math.max(0, ...score.map((stream) => stream.score));
  const hasStopped = score.length > 0 && (source === 'camera' || source === 'microphone');
  return best > 0 || hasStopped ? [best] : [];
};

const measureDown = async (
  transports: readonly OwnedTransport[],
  consumers: readonly OwnedConsumer[],
): Promise<LinkFigures | undefined> => {
  const path = transports.findLast(({ appData }) => appData.direction === 'receive');
  if (!path || consumers.length === 0) return undefined;
  const [bitrate, ...stats] = await Promise.all([bitrateOf(path, 'sendBitrate'), ...consumers.map(statsOf)]);
  // A consumer tells of its producer as well, whose link is another one.
  const streams = stats.flat().filter((stream) => stream.type === 'outbound-rtp' && stream.bitrate > 0);
  const layers = consumers.flatMap(({ currentLayers }) => (currentLayers ? [currentLayers.spatialLayer] : []));
  return {
    ...figuresOf(path, streams),
    bitrate,
    score: lowest(consumers.map(({ score }) => score.score).filter((score) => score > 0)),
    layers: lowest(layers),
  };
};

type Stream = ProducerStat | ConsumerStat;

/** Whatever is gone by the time it is asked has no figures. */
const statsOf = async (source: { getStats(): Promise<Stream[]> }): Promise<Stream[]> => {
  const stats = await attempt(() => source.getStats());
  return stats.ok ? stats.value : [];
};

const bitrateOf = async (transport: OwnedTransport, way: 'recvBitrate' | 'sendBitrate'): Promise<number> => {
  const stats = await attempt(() => transport.getStats());
  return (stats.ok ? stats.value[0]?.[way] : undefined) ?? 0;
};

/** The worst stream speaks for the link. Video comes in bursts, which look like jitter, so sound is asked first. */
const figuresOf = (path: OwnedTransport, streams: readonly Stream[]): Omit<LinkFigures, 'bitrate'> => {
  if (path.iceState === 'disconnected') return { lossPercent: 100 };
  const sound = streams.filter(({ kind }) => kind === 'audio');
  return {
    lossPercent: highest(streams.map(({ fractionLost }) => (fractionLost / LOSS_UNITS) * 100)),
    roundTripMs: highest(streams.flatMap(({ roundTripTime }) => (roundTripTime ? [roundTripTime] : []))),
    jitterMs: highest((sound.length > 0 ? sound : streams).map(jitterMsOf)),
  };
};

/** Reported in ticks of the stream's clock. */
const jitterMsOf = ({ jitter, kind }: Stream): number => (jitter / (kind === 'audio' ? 48_000 : 90_000)) * 1000;

const highest = (values: readonly number[]): number | undefined =>
  values.length > 0 ? Math.round(Math.max(...values) * 10) / 10 : undefined;

const lowest = (values: readonly number[]): number | undefined => (values.length > 0 ? Math.min(...values) : undefined);
