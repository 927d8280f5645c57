import { type BrowserWindow, type MessageBoxOptions, dialog } from 'electron';

/** Something to tell or ask, with two ways to go on. */
interface TwoWays extends Required<Pick<MessageBoxOptions, 'type' | 'message' | 'detail'>> {
  readonly buttons: readonly [first: string, second: string];
  /** The button that Enter and Escape press: the one that does no harm. */
  readonly safe: 0 | 1;
}

/** Shows it, over its window where there is one; gives the number of the button that was pressed. */
export const showTwoWays = async ({ buttons, safe, ...words }: TwoWays, window?: BrowserWindow): Promise<number> => {
  const options = { ...words, buttons: [...buttons], defaultId: safe, cancelId: safe, noLink: true };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response;
};
