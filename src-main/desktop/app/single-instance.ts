import { app } from 'electron';

/** Runs the app once it is ready if it is the only one of this user data folder; a second one hands its arguments over and ends. */
export const whenFirst = (open: () => Promise<void>): void => {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  void app.whenReady().then(open);
};
