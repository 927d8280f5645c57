import { sessionRooms } from '#shared/dialects/session-rooms/index.ts';

/**
 * The published API of booked sessions, by entry, for the screens of appointments. Apart from the catalog that the whole client
 * speaks, because only those screens need it; the same connection carries both. The only import of its values: they bring zod.
 */
export const { routes: sessionRoutes, requests: sessionRequests, outbounds: sessionOutbounds } = sessionRooms;

export { paymentWords, statusWords, type WireAppointment } from '#shared/dialects/session-rooms/index.ts';
