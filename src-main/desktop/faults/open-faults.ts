import { clipboard } from 'electron';
import { type Source, createEmitter } from '#shared/kernel/emitter.ts';
import type { WriteReport } from '../app/app-details.ts';
import type { Language, NativeTexts } from '../app/native-texts.ts';
import type { CallDesk } from '../call/call-desk.ts';
import { notify } from '../call/serve-notices.ts';
import { loadUrl } from '../windows/app-window.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import { createCrashLimit } from './crash-limit.ts';
import { createFaultDesk } from './fault-desk.ts';
import { writeFaultPage } from './fault-page.ts';
import { type OtherWindow, createMender } from './mend-windows.ts';
import { watchFaults } from './watch-faults.ts';

interface FaultParts {
  readonly windows: WindowRegistry;
  readonly desk: Pick<CallDesk, 'state'>;
  readonly texts: NativeTexts;
  readonly language: () => Language;
  readonly writeReport: WriteReport;
}

/** Faults of the windows' pages from now on; before the first is opened. */
export interface Faults {
  /** The page about the present fault; `reason` begins one, when the client itself is missing. */
  readonly page: (reason: string | null) => string;
  /** A window besides the main one broke twice and was closed. */
  readonly gaveUp: Source<OtherWindow>;
}

/** Watches for faults, and gives the page about them. */
export const openFaults = ({ windows, desk, texts, language, writeReport }: FaultParts): Faults => {
  const copy = (text: string) => void clipboard.writeText(text);
  const faults = createFaultDesk({ desk, limit: createCrashLimit(Date.now), writeReport, copy });
  const gaveUp = createEmitter<OtherWindow>();
  const mend = createMender({
    now: Date.now,
    reload(kind) {
      const window = windows.find(kind);
      if (window) loadUrl(window, window.webContents.getURL());
    },
    close: (kind) => windows.find(kind)?.destroy(),
    gaveUp: (kind) => gaveUp.emit(kind),
  });
  gaveUp.on((kind) => {
    // A ring is told by itself.
    if (kind !== 'ringing') notify(texts('windowGoneTitle'), texts('windowGoneText'));
  });
  watchFaults({ windows, faults, mend, texts });
  return {
    gaveUp,
    page(reason) {
      if (reason !== null) faults.notLoaded(reason);
      const fault = faults.fault() ?? { kind: 'notLoaded', details: writeReport(null), callUrl: null };
      return writeFaultPage({ fault, texts, language: language(), isCopied: faults.isCopied() });
    },
  };
};
