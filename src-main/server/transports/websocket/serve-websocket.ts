import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { type Failure, fail } from '#shared/contract/index.ts';
import type { ConnectionId } from '#shared/kernel/ids.ts';
import { type Dialect, type Session, type WireMessage, translate } from '../../dialects/dialect.ts';
import type { PersonActor } from '../../domain/index.ts';
import { createFrameLine } from './frame-line.ts';
import type { WebSocketParts } from './mount-websocket.ts';

const frame = z.looseObject({ type: z.string(), payload: z.unknown().optional() });
const FRAME_BYTES = 65_536;
const NORMAL = 1000;

interface Parts extends WebSocketParts {
  readonly dialect: Dialect;
  readonly signIns: Map<string, WebSocket>;
  readonly host: string;
}

/** Reads one person's frames strictly in order, and hands on what the core tells that person. Errors never close the socket. */
export const serveWebSocket = (socket: WebSocket, actor: PersonActor, parts: Parts): void => {
  const { dialect, gateway, connections, signIns, log } = parts;
  const connectionId = randomUUID() as string as ConnectionId;
  const session: Session = { actor, baseUrl: parts.baseUrlFor(parts.host) };

  const send = (message: WireMessage | undefined) => {
    if (!message || socket.readyState !== socket.OPEN) return;
    socket.send(JSON.stringify({ type: message.name, ...Object(message.payload) }));
  };
  const refuse = (failure: Failure, callId?: string) => send(dialect.toSocketError(failure, callId).message);

  const handle = async (data: Buffer) => {
    if (data.length > FRAME_BYTES)
      return refuse(fail('INVALID_INPUT', `A message may have at most ${FRAME_BYTES} bytes.`).error);
    const parsed = frame.safeParse(parseJson(data.toString()));
    if (!parsed.success)
      return refuse(fail('INVALID_INPUT', 'A message is JSON of the form {"type": …, "payload": …}.').error);
    const { type, payload } = parsed.data;
    const heartbeat = dialect.websocket?.toHeartbeat(type, session);
    if (heartbeat) return send(heartbeat);
    const bound = dialect.messages.find((message) => message.entry.name === type);
    // The connection is shared with other uses, whose messages are none of ours.
    if (!bound) return;
    const callId: unknown = Reflect.get(Object(payload), 'callId');
    const outcome = await bound.invoke(gateway, session, payload, { connectionId, correlationId: randomUUID() });
    if (!outcome.ok) refuse(outcome.error, typeof callId === 'string' ? callId : undefined);
  };

  const line = createFrameLine<Buffer>({
    handle: (data) =>
      handle(data).catch((bug: unknown) => {
        log.error({ connectionId, err: bug }, 'a frame failed');
        refuse(fail('INTERNAL').error);
      }),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    onBusy: (frames) => log.warn({ connectionId, person: actor.id, frames }, 'a web socket sends a lot'),
    now: Date.now,
  });

  socket.on('message', (data: RawData) => line.add(toBuffer(data)));
  socket.on('close', () => {
    if (signIns.get(actor.signInId) === socket) signIns.delete(actor.signInId);
    connections.close(connectionId);
  });

  const older = signIns.get(actor.signInId);
  signIns.set(actor.signInId, socket);
  older?.close(NORMAL, 'Replaced by a newer connection.');
  connections.open({
    id: connectionId,
    actor,
    deliver: (delivery) => translate([dialect], delivery, session).forEach(send),
    close: (why) => socket.close(NORMAL, why),
  });
};

const toBuffer = (data: RawData): Buffer => {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
