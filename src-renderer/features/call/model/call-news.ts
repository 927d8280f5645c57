import type { Outbound, outbounds } from '#renderer/client/catalog.ts';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { onOutbound } from '#renderer/client/outbound.ts';

/** The messages of the server that concern a call. */
const names = [
  'started',
  'available',
  'incoming',
  'rejected',
  'participantJoined',
  'participantLeft',
  'participantStatus',
  'participantMediaState',
  'ended',
  'signal',
  'modeSwitch',
  'modeSwitchCompleted',
  'mediaMoved',
  'transcription',
  'levels',
  'chat',
  'error',
  'newProducer',
  'producerClosed',
  'operatorsChanged',
  'locked',
  'muteGate',
  'unmuteRequest',
  'videoFile',
  'playback',
] as const satisfies readonly (keyof typeof outbounds)[];

export type NewsName = (typeof names)[number];

/** One message of the server. */
export type CallNews = { readonly [N in NewsName]: { readonly name: N; readonly payload: Outbound<N> } }[NewsName];

/** What is done with each message that matters. */
export type NewsHandlers = { readonly [N in NewsName]?: (payload: Outbound<N>) => void };

/** Hands a message to its handler, if there is one. */
export const handleNews = (handlers: NewsHandlers, news: CallNews): void => {
  const handle = handlers[news.name] as ((payload: CallNews['payload']) => void) | undefined;
  handle?.(news.payload);
};

/** True for news of this call, and for those that do not say. */
export const concerns = (news: CallNews, callId: string): boolean =>
  news.payload.callId === undefined || news.payload.callId === callId;

/** Listens to all of it, in the order of the server. Gives how to stop. */
export const listenToNews = (connection: ServerConnection, listener: (news: CallNews) => void): (() => void) => {
  const listen = <N extends NewsName>(name: N) =>
    onOutbound(connection, name, (payload) => listener({ name, payload } as CallNews));
  const stops = names.map((name) => listen(name));
  return () => {
    for (const stop of stops) stop();
  };
};
