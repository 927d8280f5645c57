import type { WireChatMessage } from '#renderer/client/catalog.ts';
import type { ChatEntry } from './call-view.ts';

/** A chat message as it is kept; own ones have the id under which they were sent. */
interface Line extends ChatEntry {
  readonly clientId: string | null;
}

/** How far back the chat is known: not at all yet, with more before it, with more on its way, or from its beginning. */
export type ChatPast = 'unknown' | 'more' | 'loading' | 'whole';

/** The chat of one call. */
export interface ChatState {
  readonly lines: readonly Line[];
  readonly unread: number;
  readonly past: ChatPast;
}

/** Who is reading. */
export interface Reader {
  readonly participantId: string;
  readonly personId: string;
}

/** Nothing was said. */
export const noChat: ChatState = { lines: [], unread: 0, past: 'unknown' };

const isOwn = (message: WireChatMessage, reader: Reader): boolean =>
  message.participantId === reader.participantId || (message.userId ?? message.anonymousUserId) === reader.personId;

const toLine = (message: WireChatMessage, isSelf: boolean): Line => ({
  id: message.messageId,
  name: message.username,
  isSelf,
  text: message.text,
  sentAt: Date.parse(message.sentAt),
  delivery: 'sent',
  clientId: null,
});

/** What was said, in order of the server's clock; what is still on its way comes last. */
const inOrder = (lines: readonly Line[]): readonly Line[] =>
  lines.toSorted((a, b) => Number(a.delivery !== 'sent') - Number(b.delivery !== 'sent') || a.sentAt - b.sentAt);

/** An own message leaves. Until it is confirmed its id is the client's. */
export const withSending = (
  chat: ChatState,
  message: { readonly clientId: string; readonly name: string; readonly text: string; readonly at: number },
): ChatState => {
  const { clientId, name, text, at } = message;
  const line: Line = { id: clientId, clientId, name, text, isSelf: true, sentAt: at, delivery: 'sending' };
  return { ...chat, lines: [...chat.lines, line] };
};

/** The delivery of an own message changed. */
export const withDelivery = (chat: ChatState, clientId: string, delivery: 'sending' | 'failed'): ChatState => ({
  ...chat,
  lines: chat.lines.map((line) => (line.clientId === clientId ? { ...line, delivery } : line)),
});

/** The server took an own message; it may have told everybody already, this side included. */
export const withConfirmed = (chat: ChatState, clientId: string, message: WireChatMessage): ChatState => {
  const others = chat.lines.filter((line) => line.clientId !== clientId && line.id !== message.messageId);
  return { ...chat, lines: inOrder([...others, toLine(message, true)]) };
};

/** A message came in. Known ones change nothing; an own one replaces its copy that is on its way. */
export const withReceived = (chat: ChatState, message: WireChatMessage, reader: Reader): ChatState => {
  if (chat.lines.some(({ id }) => id === message.messageId)) return chat;
  const isSelf = isOwn(message, reader);
  const copy = isSelf ? chat.lines.find((line) => line.clientId !== null && line.text === message.text) : undefined;
  const others = chat.lines.filter((line) => line !== copy);
  return {
    ...chat,
    lines: inOrder([...others, toLine(message, isSelf)]),
    unread: chat.unread + (isSelf ? 0 : 1),
  };
};

/** A page of what was said before came in; it is not news. */
export const withEarlier = (
  chat: ChatState,
  messages: readonly WireChatMessage[],
  { reader, past }: { readonly reader: Reader; readonly past: ChatPast },
): ChatState => {
  const known = new Set(chat.lines.map(({ id }) => id));
  const earlier = messages.filter(({ messageId }) => !known.has(messageId));
  return {
    ...chat,
    lines: inOrder([...earlier.map((message) => toLine(message, isOwn(message, reader))), ...chat.lines]),
    past,
  };
};

/** Everything was seen. */
export const withRead = (chat: ChatState): ChatState => (chat.unread === 0 ? chat : { ...chat, unread: 0 });

/** The last message that the server knows, to ask for what came after it. */
export const lastMessageId = (chat: ChatState): string | undefined =>
  chat.lines.findLast(({ delivery }) => delivery === 'sent')?.id;

/** The first message that is known, to ask for what came before it. */
export const firstMessageId = (chat: ChatState): string | undefined =>
  chat.lines.find(({ delivery }) => delivery === 'sent')?.id;

/** Own messages that were not confirmed. */
export const unconfirmed = (chat: ChatState): readonly { readonly clientId: string; readonly text: string }[] =>
  chat.lines.flatMap(({ clientId, text }) => (clientId === null ? [] : [{ clientId, text }]));
