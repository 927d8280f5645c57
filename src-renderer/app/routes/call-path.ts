import { paths } from '#renderer/ui/navigation.tsx';

/** The address that leads straight into a call, past the lobby. */
export const callPath = (conversationId: string, callId: string): string =>
  `${paths.meet(conversationId)}?call=${encodeURIComponent(callId)}`;
