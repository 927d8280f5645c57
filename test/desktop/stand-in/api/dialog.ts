import type { MessageBoxOptions, MessageBoxReturnValue, OpenDialogReturnValue, SaveDialogReturnValue } from 'electron';
import { Strict } from './strict.ts';

/** Electron's `dialog`: nobody is there to answer, so it answers like Escape. Tests put answers in the place of its functions. */
class Dialog extends Strict {
  showMessageBox(...args: unknown[]): Promise<MessageBoxReturnValue> {
    const { cancelId, defaultId, buttons = [] } = args.at(-1) as MessageBoxOptions;
    const response = cancelId ?? defaultId ?? Math.max(0, buttons.length - 1);
    return Promise.resolve({ response, checkboxChecked: false });
  }

  showOpenDialog(..._args: unknown[]): Promise<OpenDialogReturnValue> {
    return Promise.resolve({ canceled: true, filePaths: [] });
  }

  showSaveDialog(..._args: unknown[]): Promise<SaveDialogReturnValue> {
    return Promise.resolve({ canceled: true, filePath: '' });
  }

  showErrorBox(title: string, content: string): void {
    process.stderr.write(`[Electron stand-in] error box: ${title}: ${content}\n`);
  }
}

export const dialog = new Dialog();
