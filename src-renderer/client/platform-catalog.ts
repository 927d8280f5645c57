import { platform } from '#shared/dialects/platform/index.ts';

/**
 * The published API of accounts, contacts, planned calls and administration, by entry. The only import of that catalog's
 * values: they come with the screens that need them, never with the first page.
 */
export const { routes: platformRoutes, outbounds: platformOutbounds } = platform;

export type {
  WireCall as WirePlannedCall,
  WireCallDetails as WirePlannedCallDetails,
  WireContact,
  WireUser as WireProfile,
} from '#shared/dialects/platform/index.ts';
