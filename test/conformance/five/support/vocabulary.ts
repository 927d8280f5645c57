import { controlCenterDialect } from '#server/dialects/control-center/index.ts';
import { conversationCallsDialect } from '#server/dialects/conversation-calls/index.ts';
import type { Dialect } from '#server/dialects/dialect.ts';
import { directCallsDialect } from '#server/dialects/direct-calls/index.ts';
import { platformDialect } from '#server/dialects/platform/index.ts';
import { sessionRoomsDialect } from '#server/dialects/session-rooms/index.ts';
import type { EventName } from '#shared/contract/index.ts';
import type { DialectName } from './stage.ts';

const byName: Readonly<Record<DialectName, Dialect>> = {
  'conversation-calls': conversationCallsDialect,
  'session-rooms': sessionRoomsDialect,
  platform: platformDialect,
  'control-center': controlCenterDialect,
  'direct-calls': directCallsDialect,
};

/** Marks what an API has no word for, by the event of the core that it says nothing of. */
export interface Silence {
  readonly of: EventName;
}

/** No word for this event; the reason stands in the API's own translation. */
export const noWord = (of: EventName): Silence => ({ of });

/** Why the API says nothing of this event; throws when it has a word for it after all. */
export const whySilent = (dialect: DialectName, of: EventName): string => {
  const { why } = byName[dialect].events[of];
  if (why === undefined) throw new Error(`${dialect} has a word for ${of}`);
  return why;
};
