import type { NativeTexts } from '../app/native-texts.ts';
import { showTwoWays } from '../app/two-way-dialog.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import type { AskToLeave } from './call-guard.ts';

/** Asks in a dialog of the main window; Escape stays in the call. */
export const createAskToLeave =
  (windows: WindowRegistry, texts: NativeTexts): AskToLeave =>
  async (title) => {
    const window = windows.find('main');
    window?.show();
    const pressed = await showTwoWays(
      {
        type: 'question',
        message: texts('leaveTitle', { title }),
        detail: texts('leaveText'),
        buttons: [texts('leaveGo'), texts('leaveStay')],
        safe: 1,
      },
      window,
    );
    return pressed === 0;
  };
