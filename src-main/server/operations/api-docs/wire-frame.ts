import type { InboundEntry, OutboundEntry, RequestEntry } from '#shared/dialects/entry.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import { type JsonObject, toJsonSchema } from './json-schema.ts';

/** A message of a dialect, in either direction. */
export type MessageEntry = RequestEntry | InboundEntry | OutboundEntry;

/** What travels for a message: its schema and an example. */
export interface WireFrame {
  readonly payload: JsonObject;
  readonly example: unknown;
}

/**
 * A Socket.IO event carries the payload alone. A raw frame carries its type as well: beside `payload` towards the server, among
 * the fields of the payload from it.
 */
export const frameOf = (dialect: Dialect, entry: MessageEntry): WireFrame => {
  const payload = toJsonSchema(entry.payload, entry.kind === 'outbound' ? 'output' : 'input', 'draft-7');
  if (!dialect.websocket) return { payload, example: entry.example };
  const type = entry.name;
  return entry.kind === 'outbound'
    ? { payload: merge(payload, type), example: { type, ...Object(entry.example) } }
    : { payload: wrap(payload, type), example: { type, payload: entry.example } };
};

const wrap = (payload: JsonObject, type: string): JsonObject => ({
  type: 'object',
  properties: { type: { const: type }, payload },
  required: ['type'],
});

const merge = (payload: JsonObject, type: string): JsonObject => ({
  ...payload,
  properties: { type: { const: type }, ...Object(payload.properties) },
  required: ['type', ...(Array.isArray(payload.required) ? payload.required : [])],
});
