import { catchCrashes } from './desktop/app/crashes.ts';
import { whenFirst } from './desktop/app/single-instance.ts';
import { prepareApp } from './desktop/app/prepare-app.ts';
import { openApp } from './desktop/app/open-app.ts';

// The app from its first line to its last. Nothing here waits for the app to be ready: it becomes ready after this file has run.
catchCrashes();
prepareApp();
whenFirst(openApp);
