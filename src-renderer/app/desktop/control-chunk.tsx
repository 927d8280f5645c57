// What only the control center's own window needs, in one part that no other page fetches.
import { createHostingModel } from '#renderer/features/hosting/index.ts';
import { followKeyRefusal } from '#renderer/features/servers/index.ts';
import type { Bridge } from '#renderer/platform/index.ts';
import { ControlNotices } from './ControlNotices.tsx';

/** Follows the app from now on; gives what the window says of it. */
export const createControlNotices = (bridge: Bridge, isOwnServer: boolean) => (
  <ControlNotices
    keyRefused={followKeyRefusal(bridge)}
    hosting={isOwnServer ? createHostingModel(bridge) : null}
    showMain={() => void bridge.ask.mainShow(undefined)}
  />
);
