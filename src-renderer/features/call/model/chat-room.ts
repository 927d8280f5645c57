import { requests, routes } from '#renderer/client/catalog.ts';
import type { RestClient, ServerConnection } from '#renderer/client/client-types.ts';
import { randomId } from '#renderer/media/random-id.ts';
import {
  type ChatState,
  firstMessageId,
  lastMessageId,
  type Reader,
  unconfirmed,
  withConfirmed,
  withDelivery,
  withEarlier,
  withRead,
  withReceived,
  withSending,
} from './chat-state.ts';

/** Messages that are fetched at once; more than fit on a tall screen. */
const PAGE = 50;

interface ChatRoomOptions {
  readonly callId: string;
  readonly connection: Pick<ServerConnection, 'request'>;
  readonly rest: RestClient;
  readonly reader: Reader & { readonly name: string };
  readonly now: () => number;
  readonly read: () => ChatState;
  readonly update: (change: (chat: ChatState) => ChatState) => void;
}

/** The chat of one call: what is written is delivered once, however often it has to be sent. */
export class ChatRoom {
  readonly #options: ChatRoomOptions;

  constructor(options: ChatRoomOptions) {
    this.#options = options;
  }

  async send(text: string): Promise<void> {
    const { reader, now, update } = this.#options;
    const said = text.trim();
    if (said === '') return;
    const clientId = randomId();
    update((chat) => withSending(chat, { clientId, name: reader.name, text: said, at: now() }));
    await this.#deliver(clientId, said);
  }

  async retry(clientId: string): Promise<void> {
    const line = unconfirmed(this.#options.read()).find((other) => other.clientId === clientId);
    if (line) await this.#deliver(clientId, line.text);
  }

  /** Fetches the newest page. What was said before this side came in counts as read. */
  async open(): Promise<void> {
    await this.#fetchEarlier({ latest: 'true' });
    this.#options.update(withRead);
  }

  /** Fetches the page before what is known. */
  async loadEarlier(): Promise<void> {
    const { read, update } = this.#options;
    const before = firstMessageId(read());
    if (read().past !== 'more' || before === undefined) return;
    update((chat) => ({ ...chat, past: 'loading' }));
    await this.#fetchEarlier({ before });
  }

  /** Fetches what was missed, then sends again what was not confirmed. */
  async catchUp(): Promise<void> {
    if (this.#options.read().past === 'unknown') await this.#fetchEarlier({ latest: 'true' });
    await this.#fetchMissed();
    const open = unconfirmed(this.#options.read());
    await Promise.all(open.map(({ clientId, text }) => this.#deliver(clientId, text)));
  }

  async #fetchEarlier(where: { readonly latest: 'true' } | { readonly before: string }): Promise<void> {
    const { callId, rest, reader, update } = this.#options;
    const answer = await rest.call(routes.listChat, { params: { callId }, query: { ...where, limit: PAGE } });
    if (answer.ok) {
      const { messages } = answer.value;
      const past = messages.length < PAGE ? 'whole' : 'more';
      return update((chat) => withEarlier(chat, messages, { reader, past }));
    }
    // It can be asked for again.
    update((chat) => (chat.past === 'loading' ? { ...chat, past: 'more' } : chat));
  }

  /** Page by page, until one brings nothing new. */
  async #fetchMissed(): Promise<void> {
    const { callId, rest, reader, read, update } = this.#options;
    let seen: string | undefined;
    for (;;) {
      const after = lastMessageId(read());
      if (seen !== undefined && after === seen) return;
      seen = after;
      const answer = await rest.call(routes.listChat, {
        params: { callId },
        query: after === undefined ? {} : { after },
      });
      if (!answer.ok || answer.value.messages.length === 0) return;
      update((chat) => answer.value.messages.reduce((all, message) => withReceived(all, message, reader), chat));
    }
  }

  async #deliver(clientId: string, text: string): Promise<void> {
    const { callId, connection, update } = this.#options;
    update((chat) => withDelivery(chat, clientId, 'sending'));
    const answer = await connection.request(requests.sendChat, { callId, text, clientId });
    if (answer.ok) update((chat) => withConfirmed(chat, clientId, answer.value.message));
    // When the line is down it is sent again as soon as it is back; the person may also do it by hand.
    else update((chat) => withDelivery(chat, clientId, 'failed'));
  }
}
