import { randomUUID } from 'node:crypto';
import { app, ipcMain, session } from 'electron';
import { createAskToLeave } from '../call/ask-to-leave.ts';
import { createCallDesk } from '../call/call-desk.ts';
import { createCallGuard } from '../call/call-guard.ts';
import { systemClock } from '../clock.ts';
import { createCaptureDesk } from '../capture/capture-rules.ts';
import { serveCapture } from '../capture/serve-capture.ts';
import { openFaults } from '../faults/open-faults.ts';
import { serveRequests } from '../ipc/serve-requests.ts';
import { createTellWindow } from '../ipc/tell-windows.ts';
import { guardCertificates } from '../servers/certificate-guard.ts';
import { openMenu } from '../menu/open-menu.ts';
import { openNearbyServers } from '../servers/nearby-servers.ts';
import { createLinkOpener } from '../servers/open-link.ts';
import { probeServer } from '../servers/probe-server.ts';
import { OWN, createServerChoice } from '../servers/server-choice.ts';
import { createAppSettings } from '../settings/app-settings.ts';
import { openLoginItem } from '../settings/login-item.ts';
import { openSecrets } from '../settings/secrets.ts';
import { openSettings } from '../settings/settings.ts';
import { canTakeShortcut } from '../settings/shortcut-check.ts';
import { openStoredFile } from '../settings/stored-file.ts';
import { systemCipher } from '../settings/system-cipher.ts';
import { createCallWindows } from '../windows/call-windows.ts';
import { createControlWindow } from '../windows/control-window.ts';
import { showScreen } from '../windows/main-window.ts';
import { createWindowRegistry } from '../windows/window-registry.ts';
import { createElectronEngine } from '../updates/electron-engine.ts';
import { openUpdates } from '../updates/updates.ts';
import { createReports } from './app-details.ts';
import { serveClient } from './app-scheme.ts';
import { followLook } from './follow-look.ts';
import { followLinks } from './follow-links.ts';
import { guardPages } from './guard-pages.ts';
import { createHandlers } from './handlers.ts';
import { createMainWindowOpener } from './main-window-opener.ts';
import { createNativeTexts, toLanguage } from './native-texts.ts';
import { openCallDesk } from './open-call-desk.ts';
import { openHosting } from './open-hosting.ts';
import { places } from './places.ts';
import { quitInOrder } from './quit-in-order.ts';

/** Composes the app: everything is made here, once, after Electron is ready. */
export const openApp = async (): Promise<void> => {
  const windows = createWindowRegistry();
  const tell = createTellWindow(windows);
  const settings = openSettings(openStoredFile('settings'));
  const appSettings = createAppSettings({ settings, loginItem: openLoginItem(), canTakeShortcut });
  const secrets = openSecrets(openStoredFile('secrets'), systemCipher);
  const language = () => settings.read().language ?? toLanguage(app.getLocale());
  const texts = createNativeTexts(language);
  const hosting = openHosting(settings);
  const nearby = openNearbyServers();
  const writeReport = createReports(hosting.readLog);
  const callDesk = createCallDesk();
  const faults = openFaults({ windows, desk: callDesk, texts, language, writeReport });
  const guard = createCallGuard(callDesk, createAskToLeave(windows, texts));
  const servers = createServerChoice({
    settings,
    secrets,
    hosting,
    nearby,
    probe: probeServer,
    now: Date.now,
    newId: randomUUID,
    mayLeave: guard.mayLeave,
    reload(path) {
      control.followServer();
      showScreen(windows, path);
    },
  });
  const control = createControlWindow({ windows, settings, servers, texts });

  const captureDesk = createCaptureDesk();
  const links = createLinkOpener({
    connect: (target) => servers.connect(target, null),
    tell: (failure) => tell('main', 'linkFailed', failure),
  });

  followLook(callDesk, settings, windows);
  guardPages(app, session.defaultSession);
  guardCertificates(app, session.defaultSession, {
    authoritiesOf: servers.authoritiesOf,
    onRefused: servers.noteRefusal,
  });
  serveCapture(session.defaultSession, captureDesk, (offer) => tell('main', 'captureAsked', offer));
  const client = { folder: places.client, serverOrigin: servers.originForPage, faultPage: faults.page };
  serveClient(session.defaultSession, client);
  const showMain = () => main.show();
  const updates = openUpdates({ engine: createElectronEngine(), settings, clock: systemClock, quit: () => app.quit() });
  const asked = { hosting, servers, secrets, callDesk, captureDesk, links, appSettings, writeReport, updates };
  serveRequests(ipcMain, createHandlers({ ...asked, control, showMain, tell }), windows.kindOf);
  openMenu({ texts, windows, tell, showMain, servers, hosting, settings, callDesk, guard, writeReport });
  const close = async () => void (await Promise.all([hosting.stop(), nearby.close()]));
  const quitting = quitInOrder(app, { texts, countPeople: hosting.countPeople, mayLeave: guard.mayLeave, close });

  const callWindows = createCallWindows({ windows, settings, desk: callDesk, texts, tell });
  const around = { windows, settings, hosting, callDesk, captureDesk, texts, quitting };
  const main = createMainWindowOpener({ ...around, opened: callWindows.follow, mayLeave: guard.mayLeave });
  const { hasTray } = openCallDesk({
    desk: callDesk,
    ...{ settings, texts, hosting, windows, tell },
    show: main.show,
    showsRings: callWindows.showsRings,
    windowGone: faults.gaveUp,
  });
  for (const kind of ['main', 'control'] as const) {
    servers.refusals.on((refusal) => tell(kind, 'keyRefused', refusal));
    hosting.changes.on((state) => tell(kind, 'hostingChanged', state));
  }
  servers.changes.on(() => tell('main', 'serversChanged', servers.lists()));
  updates.changes.on((state) => tell('main', 'updateChanged', state));
  appSettings.changes.on((changed) => tell('main', 'settingsChanged', changed));
  main.start(hasTray);
  followLinks(app, { show: main.show, open: (link) => void links.open(link) });
  if (settings.read().server === OWN) await hosting.start();
};
