import { fail } from '#shared/contract/index.ts';
import type { RequestEntry } from '#shared/dialects/entry.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import { apiInfo } from './api-info.ts';
import { type JsonObject, schemaOfSample, toJsonSchema } from './json-schema.ts';
import { type MessageEntry, frameOf } from './wire-frame.ts';

/** The AsyncAPI 3.0 document of the socket messages of one published API, or of all, as the server receives and sends them. */
export const buildAsyncApi = (dialects: readonly Dialect[]): JsonObject => ({
  asyncapi: '3.0.0',
  info: apiInfo(
    dialects,
    'Its sockets. At /socket.io a message is a Socket.IO event with one payload, of the default namespace unless the channel names ' +
      'another one, and a request is answered in its acknowledgement. Elsewhere a message is a frame of JSON.',
  ),
  defaultContentType: 'application/json',
  channels: Object.fromEntries(dialects.map((dialect) => [dialect.name, channelOf(dialect)])),
  operations: Object.fromEntries(dialects.flatMap(operationsOf)),
});

/** Messages to the server, and from it. A name may be used in both directions. */
const entriesOf = (dialect: Dialect): readonly MessageEntry[] => [
  ...(dialect.signIn ? [dialect.signIn.entry] : []),
  ...dialect.messages.map(({ entry }) => entry),
  ...dialect.outbounds,
];

/** Names a message inside its channel, in characters that a reference can have. */
const keyOf = ({ name, kind }: MessageEntry): string => `${name.replaceAll(/[^\w.-]/g, '.')}.${kind}`;
const replyKeyOf = (entry: RequestEntry): string => `${keyOf(entry)}.reply`;

const channelOf = (dialect: Dialect): JsonObject => ({
  address: dialect.websocket?.path ?? '/socket.io',
  title: dialect.title,
  ...(dialect.namespace ? { description: `The Socket.IO namespace \`${dialect.namespace}\`.` } : {}),
  messages: Object.fromEntries(
    entriesOf(dialect).flatMap((entry) => {
      const message = [keyOf(entry), messageOf(dialect, entry)] as const;
      return entry.kind === 'request' ? [message, [replyKeyOf(entry), replyOf(dialect, entry)]] : [message];
    }),
  ),
});

const messageOf = (dialect: Dialect, entry: MessageEntry): JsonObject => {
  const { payload, example } = frameOf(dialect, entry);
  return {
    name: entry.name,
    title: entry.name,
    summary: entry.summary,
    ...descriptionOf(entry),
    payload,
    examples: [{ payload: example }],
  };
};

const descriptionOf = (entry: MessageEntry): JsonObject => {
  const sentences = [
    ...(entry.addition ? ['An addition of Beckon to the published API.'] : []),
    ...('maxBytes' in entry && entry.maxBytes ? [`At most ${entry.maxBytes} bytes as JSON.`] : []),
  ];
  return sentences.length > 0 ? { description: sentences.join(' ') } : {};
};

/** The acknowledgement as the dialect forms it, around the declared reply or an error. */
const replyOf = (dialect: Dialect, entry: RequestEntry): JsonObject => {
  const reply = {};
  const success = schemaOfSample(
    dialect.toAck(reply),
    new Map([[reply, toJsonSchema(entry.reply, 'output', 'draft-7')]]),
  );
  const { ack } = dialect.toSocketError(fail('INTERNAL').error, undefined);
  return {
    name: entry.name,
    title: `Acknowledgement of ${entry.name}`,
    payload: { oneOf: [success, schemaOfSample(ack)] },
  };
};

const operationsOf = (dialect: Dialect): (readonly [string, JsonObject])[] => {
  const channel = `#/channels/${dialect.name}`;
  const refTo = (key: string) => [{ $ref: `${channel}/messages/${key}` }];
  return entriesOf(dialect).map((entry) => [
    `${dialect.name}.${keyOf(entry)}`,
    {
      action: entry.kind === 'outbound' ? 'send' : 'receive',
      channel: { $ref: channel },
      summary: entry.summary,
      messages: refTo(keyOf(entry)),
      ...(entry.kind === 'request'
        ? { reply: { channel: { $ref: channel }, messages: refTo(replyKeyOf(entry)) } }
        : {}),
    },
  ]);
};
