/**
 * Signing in and out, and one's own profile. A light door: the screens are loaded on their own.
 * Owns: who is signed in and with which role. May import: client, platform, ui.
 */
export { createSelf, type AccountRole, type Self, type SelfModel } from './model/self.ts';
export { PersonButton } from './parts/PersonButton.tsx';
