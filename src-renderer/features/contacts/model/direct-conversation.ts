import { answered, type Answer } from '#renderer/client/answer.ts';
import { routes } from '#renderer/client/catalog.ts';
import type { RestClient } from '#renderer/client/client-types.ts';

/** The conversation of two: the newest that there is, else a new one. Gives its id. */
export const requireDirectConversation = async (rest: RestClient, userId: string): Promise<Answer<string>> => {
  const known = await rest.call(routes.listConversations, {});
  if (!known.ok) return known;
  const direct = known.value.conversations.find(
    ({ type, members }) => type === 'direct' && members.some((member) => member.userId === userId),
  );
  if (direct) return answered(direct.conversationId);
  const made = await rest.call(routes.createConversation, { body: { type: 'direct', userIds: [userId] } });
  return made.ok ? answered(made.value.conversationId) : made;
};
