import './ui/tokens.css';
import './ui/base.css';
import './ui/window-page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followLight } from './app/desktop/follow-light.ts';
import { startI18n, withTexts } from './app/i18n.ts';
import { createSettings } from './app/preferences/settings.ts';
import { followDesk } from './features/call-windows/model/desk-view.ts';
import { receiveMini } from './features/call-windows/model/mini-receiver.ts';
import { MiniWindow } from './features/call-windows/parts/MiniWindow.tsx';
import { RingWindow } from './features/call-windows/parts/RingWindow.tsx';
import { type DeskCommand, findDesktop } from './platform/index.ts';

// The small windows of calls in the desktop app: without the client's many screens they are there at once.
const start = async (): Promise<void> => {
  const root = document.querySelector('#root');
  const desktop = findDesktop();
  if (!root || !desktop) return;
  const settings = createSettings();
  followLight(settings);
  const told = Promise.all([desktop.ask.windowRead(undefined), followDesk(desktop)]);
  await startI18n(settings);
  const [kind, desk] = await withTexts(['desktop'], told);
  const command = (wish: DeskCommand) => void desktop.ask.deskCommand(wish);
  createRoot(root).render(
    <StrictMode>
      {kind === 'mini' ? (
        <MiniWindow desk={desk} picture={receiveMini(desktop)} command={command} />
      ) : (
        <RingWindow desk={desk} command={command} />
      )}
    </StrictMode>,
  );
};

void start();
