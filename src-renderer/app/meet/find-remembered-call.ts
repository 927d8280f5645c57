import { createCallMemory } from '#renderer/features/call/index.ts';

/** The call of a conversation that this tab was in before its reload. */
export const findRememberedCall = (conversationId: string): string | null => {
  const remembered = createCallMemory(sessionStorage).read();
  return remembered?.conversationId === conversationId ? remembered.callId : null;
};
