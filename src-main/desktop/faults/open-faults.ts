import { clipboard } from 'electron';
import type { WriteReport } from '../app/app-details.ts';
import type { Language, NativeTexts } from '../app/native-texts.ts';
import type { CallDesk } from '../call/call-desk.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import { createCrashLimit } from './crash-limit.ts';
import { createFaultDesk } from './fault-desk.ts';
import { writeFaultPage } from './fault-page.ts';
import { watchFaults } from './watch-faults.ts';

interface FaultParts {
  readonly windows: WindowRegistry;
  readonly desk: Pick<CallDesk, 'state'>;
  readonly texts: NativeTexts;
  readonly language: () => Language;
  readonly writeReport: WriteReport;
}

/** Faults of the main window's page from now on; before the window is opened. */
export interface Faults {
  /** The page about the present fault; `reason` begins one, when the client itself is missing. */
  readonly page: (reason: string | null) => string;
}

/** Watches for faults, and gives the page about them. */
export const openFaults = ({ windows, desk, texts, language, writeReport }: FaultParts): Faults => {
  const copy = (text: string) => void clipboard.writeText(text);
  const faults = createFaultDesk({ desk, limit: createCrashLimit(Date.now), writeReport, copy });
  watchFaults({ windows, faults, texts });
  return {
    page(reason) {
      if (reason !== null) faults.notLoaded(reason);
      const fault = faults.fault() ?? { kind: 'notLoaded', details: writeReport(null), callUrl: null };
      return writeFaultPage({ fault, texts, language: language(), isCopied: faults.isCopied() });
    },
  };
};
