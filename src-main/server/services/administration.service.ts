import { createAdminAccountsService } from './admin-accounts.service.ts';
import { createAdminCallsService } from './admin-calls.service.ts';
import { createAdminSystemService } from './admin-system.service.ts';
import { createAnalyticsService } from './analytics.service.ts';
import type { AuditTrail } from './audit-trail.ts';

/** All that administration needs. */
export type AdministrationParts = { readonly trail: AuditTrail } & Parameters<typeof createAdminAccountsService>[0] &
  Parameters<typeof createAdminSystemService>[0];

/** What people with rights do with accounts, calls and the server itself; all of it leaves a trail. */
export const createAdministrationService = (parts: AdministrationParts) =>
  parts.trail.follow({
    ...createAdminAccountsService(parts),
    ...createAdminCallsService(parts),
    ...createAdminSystemService(parts),
    ...createAnalyticsService(parts),
  });
