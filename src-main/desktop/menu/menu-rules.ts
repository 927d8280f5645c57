import type { MenuItemConstructorOptions } from 'electron';
import type { NativeTexts } from '../app/native-texts.ts';

/** What items of the menu do. */
export interface MenuActions {
  readonly host: () => void;
  readonly connect: () => void;
  readonly newCall: () => void;
  readonly openSettings: () => void;
  readonly reload: () => void;
  readonly toggleMicrophone: () => void;
  readonly leaveCall: () => void;
  readonly openHelp: () => void;
  readonly copyDetails: () => void;
  readonly about: () => void;
}

/** On what the menu depends. */
export interface MenuState {
  readonly isMac: boolean;
  /** Tools for developers are for those who run the sources. */
  readonly isPackaged: boolean;
  /** A server is chosen: there is a place for a new call. */
  readonly hasServer: boolean;
  /** Null outside of calls. */
  readonly microphone: 'on' | 'off' | 'none' | null;
}

type Item = MenuItemConstructorOptions;

const line: Item = { type: 'separator' };

const appMenu = (texts: NativeTexts, settings: Item, about: Item): Item => ({
  label: 'Beckon',
  submenu: [
    about,
    line,
    settings,
    line,
    { role: 'services', label: texts('menuServices') },
    line,
    { role: 'hide', label: texts('menuHide') },
    { role: 'hideOthers', label: texts('menuHideOthers') },
    { role: 'unhide', label: texts('menuShowAll') },
    line,
    { role: 'quit', label: texts('trayQuit') },
  ],
});

const editMenu = (texts: NativeTexts): Item => ({
  label: texts('menuEdit'),
  submenu: [
    { role: 'undo', label: texts('menuUndo') },
    { role: 'redo', label: texts('menuRedo') },
    line,
    { role: 'cut', label: texts('menuCut') },
    { role: 'copy', label: texts('menuCopy') },
    { role: 'paste', label: texts('menuPaste') },
    { role: 'delete', label: texts('menuDelete') },
    { role: 'selectAll', label: texts('menuSelectAll') },
  ],
});

const viewMenu = (texts: NativeTexts, isPackaged: boolean, reload: () => void): Item => ({
  label: texts('menuView'),
  submenu: [
    { id: 'reload', label: texts('menuReload'), accelerator: 'CommandOrControl+R', click: reload },
    line,
    { role: 'resetZoom', label: texts('menuZoomReset') },
    { role: 'zoomIn', label: texts('menuZoomIn') },
    { role: 'zoomOut', label: texts('menuZoomOut') },
    line,
    { role: 'togglefullscreen', label: texts('menuFullScreen') },
    ...(isPackaged ? [] : ([line, { role: 'toggleDevTools', label: texts('menuDevTools') }] satisfies Item[])),
  ],
});

const callMenu = (texts: NativeTexts, { microphone }: MenuState, actions: MenuActions): Item => ({
  label: texts('menuCall'),
  submenu: [
    {
      id: 'microphone',
      label: texts(microphone === 'on' ? 'trayMute' : 'trayUnmute'),
      enabled: microphone === 'on' || microphone === 'off',
      click: actions.toggleMicrophone,
    },
    { id: 'leave', label: texts('trayLeave'), enabled: microphone !== null, click: actions.leaveCall },
  ],
});

const windowMenu = (texts: NativeTexts): Item => ({
  label: texts('menuWindow'),
  role: 'windowMenu',
  submenu: [
    { role: 'minimize', label: texts('menuMinimize') },
    { role: 'zoom', label: texts('menuZoomWindow') },
    line,
    { role: 'close', label: texts('menuClose') },
  ],
});

/** The menu of the app, in the present language. */
export const menuOf = (texts: NativeTexts, state: MenuState, actions: MenuActions): Item[] => {
  const { isMac, isPackaged, hasServer } = state;
  const settings: Item = {
    id: 'settings',
    label: texts('menuSettings'),
    accelerator: 'CommandOrControl+,',
    click: actions.openSettings,
  };
  const about: Item = { id: 'about', label: texts('menuAbout'), click: actions.about };
  const fileItems: Item[] = [
    {
      id: 'new-call',
      label: texts('menuNewCall'),
      accelerator: 'CommandOrControl+N',
      enabled: hasServer,
      click: actions.newCall,
    },
    { id: 'host', label: texts('menuHost'), click: actions.host },
    { id: 'connect', label: texts('menuConnect'), click: actions.connect },
  ];
  const fileEnd: Item[] = isMac ? [] : [line, settings, line, { role: 'quit', label: texts('trayQuit') }];
  return [
    ...(isMac ? [appMenu(texts, settings, about)] : []),
    { label: texts('menuFile'), submenu: [...fileItems, ...fileEnd] },
    editMenu(texts),
    viewMenu(texts, isPackaged, actions.reload),
    callMenu(texts, state, actions),
    windowMenu(texts),
    {
      label: texts('menuHelp'),
      role: 'help',
      submenu: [
        { id: 'help', label: texts('menuDocs'), click: actions.openHelp },
        { id: 'copy-details', label: texts('menuCopyDetails'), click: actions.copyDetails },
        ...(isMac ? [] : [line, about]),
      ],
    },
  ];
};
