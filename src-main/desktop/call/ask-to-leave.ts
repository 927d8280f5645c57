import { type MessageBoxOptions, dialog } from 'electron';
import type { NativeTexts } from '../app/native-texts.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import type { AskToLeave } from './call-guard.ts';

/** Asks in a dialog of the main window; Escape stays in the call. */
export const createAskToLeave =
  (windows: WindowRegistry, texts: NativeTexts): AskToLeave =>
  async (title) => {
    const options: MessageBoxOptions = {
      type: 'question',
      message: texts('leaveTitle', { title }),
      detail: texts('leaveText'),
      buttons: [texts('leaveGo'), texts('leaveStay')],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const window = windows.find('main');
    window?.show();
    const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    return response === 0;
  };
