import { answered, type Answer } from '#renderer/client/answer.ts';
import { routes } from '#renderer/client/catalog.ts';
import type { RestClient } from '#renderer/client/client-types.ts';
import { asRecord, createStoredValue, type KeyValueStorage } from '#renderer/platform/index.ts';

/** The links by which others come into my conversations; kept in this browser, because the server keeps only their hash. */
export interface InviteLinks {
  find(conversationId: string): string | null;
  /** The known link, or a new one. Fails for people who may not invite. */
  obtain(conversationId: string): Promise<Answer<string>>;
}

const KEPT = 200;

const parseLinks = (value: unknown): Readonly<Record<string, string>> | null => {
  const record = asRecord(value);
  if (!record) return null;
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
};

const asItIs = (link: string): string => link;

/** Binds the links to a storage; only the newest 200 are kept. `complete` adds to a link what its readers need besides. */
export const createInviteLinks = (
  rest: RestClient,
  complete: (link: string) => string = asItIs,
  storage: () => KeyValueStorage = () => localStorage,
): InviteLinks => {
  const stored = createStoredValue({ storage, key: 'beckon.invites', parse: parseLinks });
  const find = (conversationId: string) => {
    const link = stored.read()?.[conversationId];
    return link === undefined ? null : complete(link);
  };
  return {
    find,
    async obtain(conversationId) {
      const known = find(conversationId);
      if (known) return answered(known);
      const answer = await rest.call(routes.createShareLink, { params: { conversationId }, body: {} });
      if (!answer.ok) return answer;
      const older = Object.entries(stored.read() ?? {}).slice(1 - KEPT);
      stored.write(Object.fromEntries([...older, [conversationId, answer.value.url]]));
      return answered(complete(answer.value.url));
    },
  };
};

/** The code at the end of a link, which people can read out and type; null for other links. */
export const codeOf = (url: string): string | null => {
  const token = URL.parse(url)?.pathname.split('/').at(-1) ?? '';
  return /^[a-z]+(-[a-z]+)+$/.test(token) ? token : null;
};
