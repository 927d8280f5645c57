// Everything that only the desktop app needs of the page, in one part that browsers do not fetch.
import './shell-styles.ts';
import { createStore } from 'zustand/vanilla';
import { announceNetwork } from '#renderer/client/socket-line.ts';
import { createHostingModel } from '#renderer/features/hosting/index.ts';
import { createServersModel } from '#renderer/features/servers/index.ts';
import { createMiniSender } from '#renderer/features/call-windows/index.ts';
import { createPickerModel } from '#renderer/features/sharing/index.ts';
import { createAppSettingsModel } from '#renderer/features/settings/model/app-settings-model.ts';
import { ThisAppCard } from '#renderer/features/settings/parts/ThisAppCard.tsx';
import { SourcePicker } from '#renderer/features/sharing/parts/SourcePicker.tsx';
import { KeyQuestions } from '#renderer/features/servers/parts/KeyQuestions.tsx';
import type { Bridge } from '#renderer/platform/index.ts';
import type { SettingsModel } from '../preferences/settings.ts';
import { AppSettingsDialog } from './AppSettingsDialog.tsx';
import { type DeskModel, createDeskModel } from './desk-model.ts';
import { DoorScreen } from './DoorScreen.tsx';
import { followLook } from './page-look.ts';
import { ServerCard } from './ServerCard.tsx';
import type { ShellModels } from './shell.ts';

/** The parts of the page about the app. */
export const shellParts = { AppSettingsDialog, DoorScreen, KeyQuestions, ServerCard, SourcePicker, ThisAppCard };

/** The desk, with the small window of the call that it holds. */
const createDesk = (bridge: Bridge, settings: SettingsModel): DeskModel => {
  const desk = createDeskModel(bridge, followLook(settings));
  const mini = createMiniSender(bridge);
  return {
    ...desk,
    hold(call) {
      const stops = [desk.hold(call), mini.follow(call.session)];
      return () => stops.forEach((stop) => stop());
    },
  };
};

/** Follows the app from now on. */
export const createShellModels = (bridge: Bridge, settings: SettingsModel): ShellModels => {
  bridge.on.systemResumed(announceNetwork);
  return {
    hosting: createHostingModel(bridge),
    servers: createServersModel(bridge),
    picker: createPickerModel(bridge),
    desk: createDesk(bridge, settings),
    appSettings: createAppSettingsModel(bridge),
    settingsDialog: createStore(() => false),
    look: settings,
  };
};
