import { paths } from '#renderer/platform/index.ts';
import type { JoinTarget } from './join-target.ts';

type Followable = Exclude<JoinTarget, { kind: 'empty' | 'unknown' }>;

/** Goes where a link or code leads; other servers are opened by the browser itself. */
export const followJoinTarget = (
  target: Followable,
  go: (href: string) => void,
  openElsewhere: (url: string) => void,
): void => {
  if (target.kind === 'elsewhere') openElsewhere(target.url);
  else go(target.kind === 'link' ? paths.join(target.token) : paths.meet(target.conversationId));
};
