import '#renderer/ui/window-page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followDesk } from '#renderer/features/call-windows/model/desk-view.ts';
import { receiveMini } from '#renderer/features/call-windows/model/mini-receiver.ts';
import { MiniWindow } from '#renderer/features/call-windows/parts/MiniWindow.tsx';
import { RingWindow } from '#renderer/features/call-windows/parts/RingWindow.tsx';
import { type DeskCommand, findDesktop } from '#renderer/platform/index.ts';
import { startI18n, withTexts } from '../i18n.ts';
import { createSettings } from '../preferences/settings.ts';
import type { OpenPage } from '../start/guard-start.ts';
import { followLight } from './follow-light.ts';

/** Shows a small window of calls in the desktop app: without the client's many screens it is there at once. */
export const openCallWindow: OpenPage = async (root, fail) => {
  const desktop = findDesktop();
  if (!desktop) throw new Error('This page belongs to the desktop app');
  const settings = createSettings();
  followLight(settings);
  const told = Promise.all([desktop.ask.windowRead(undefined), followDesk(desktop)]);
  await startI18n(settings);
  const [kind, desk] = await withTexts(['desktop'], told);
  const command = (wish: DeskCommand) => void desktop.ask.deskCommand(wish);
  createRoot(root, { onUncaughtError: fail }).render(
    <StrictMode>
      {kind === 'mini' ? (
        <MiniWindow desk={desk} picture={receiveMini(desktop)} command={command} />
      ) : (
        <RingWindow desk={desk} command={command} />
      )}
    </StrictMode>,
  );
};
