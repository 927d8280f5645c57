/**
 * The small windows of calls in the desktop app: incoming calls, and the call that is out of sight. Their pages live from what the
 * app tells them, without a server and without an account.
 * Owns: both windows, and the picture that goes to the second. May import: platform, ui, the index of call.
 */
export { createMiniSender } from './model/mini-sender.ts';
