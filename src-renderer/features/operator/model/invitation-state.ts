import type { Invitation } from './control-state.ts';

/** What has become of a link. */
export type InvitationState = 'open' | 'used' | 'expired' | 'withdrawn';

/** Whether somebody can still come in by a link, and if not, why. */
export const stateOf = ({ isWithdrawn, expiresAt, maxUses, uses }: Invitation, now: number): InvitationState => {
  if (isWithdrawn) return 'withdrawn';
  if (now >= expiresAt) return 'expired';
  return maxUses !== null && uses >= maxUses ? 'used' : 'open';
};

/** How long a link may be good for, in seconds. */
export const lives = [3_600, 4 * 3_600, 24 * 3_600, 7 * 24 * 3_600] as const;
