import type { CallDesk } from '../call/call-desk.ts';
import type { CaptureDesk } from '../capture/capture-rules.ts';
import type { RequestHandlers } from '../ipc/serve-requests.ts';
import type { Hosting } from '../hosting/hosting.ts';
import type { TellWindow } from '../ipc/tell-windows.ts';
import type { LinkOpener } from '../servers/open-link.ts';
import type { ServerChoice } from '../servers/server-choice.ts';
import type { AppSettingsDesk } from '../settings/app-settings.ts';
import type { Secrets } from '../settings/secrets.ts';
import { readSources } from '../capture/serve-capture.ts';
import type { ControlWindow } from '../windows/control-window.ts';
import type { Updates } from '../updates/updates.ts';
import type { WriteReport } from './app-details.ts';
import { appInfo } from './app-info.ts';

interface HandlerParts {
  readonly hosting: Hosting;
  readonly servers: ServerChoice;
  readonly secrets: Secrets;
  readonly callDesk: CallDesk;
  readonly captureDesk: CaptureDesk;
  readonly links: Pick<LinkOpener, 'pageIsUp'>;
  readonly appSettings: AppSettingsDesk;
  readonly writeReport: WriteReport;
  readonly updates: Updates;
  readonly control: Pick<ControlWindow, 'open'>;
  readonly showMain: () => void;
  readonly tell: TellWindow;
}

/** Binds every request of the catalog to what answers it. */
export const createHandlers = ({
  hosting,
  servers,
  secrets,
  callDesk,
  captureDesk,
  links,
  appSettings,
  writeReport,
  updates,
  control,
  showMain,
  tell,
}: HandlerParts): RequestHandlers => ({
  appInfo,
  appDetails: () => writeReport(null),
  deskReport: callDesk.report,
  deskRead: callDesk.state,
  deskCommand: callDesk.command,
  captureSources: readSources,
  captureChoose: ({ id, sourceId, withSound }) =>
    captureDesk.answer(id, sourceId === null ? null : { sourceId, withSound }),
  hostingRead: hosting.state,
  async hostingStart() {
    if (await servers.chooseOwn()) await hosting.start();
  },
  async hostingStop({ evenWithPeople }) {
    const peopleInCalls = evenWithPeople ? 0 : await hosting.countPeople();
    if (peopleInCalls === 0) {
      await hosting.stop();
      servers.leaveOwn();
    }
    return { peopleInCalls };
  },
  hostingLog: () => [...hosting.readLog()],
  sessionRead(_input, { kind }) {
    if (kind === 'main') {
      // By then the page listens.
      links.pageIsUp();
      servers.notePage();
    }
    const server = servers.chosen();
    return { server, kept: server ? secrets.readAll(server.id) : {} };
  },
  secretWrite({ key, value }, { kind }) {
    const server = servers.chosen();
    if (!server) return;
    secrets.write(server.id, key, value);
    tell(kind === 'control' ? 'main' : 'control', 'secretChanged', { key, value });
  },
  serversRead: servers.lists,
  serverConnect: ({ target, trust }) => servers.connect(target, trust),
  serverLeave: servers.leave,
  serverForget: ({ id }) => servers.forget(id),
  settingsRead: appSettings.read,
  settingsChange: appSettings.change,
  miniTell: (word) => tell('mini', 'miniTold', word),
  miniAsk: (wish) => tell('main', 'miniAsked', wish),
  updateRead: updates.state,
  updateCheck: updates.check,
  updateDownload: updates.download,
  updateInstall: updates.install,
  windowRead: (_input, { kind }) => kind,
  controlOpen: ({ path }) => control.open(path),
  mainShow: showMain,
});
