import { APP_ORIGIN } from '#shared/ipc/app-origin.ts';
import { type CallDesk, callIn } from '../call/call-desk.ts';
import type { CrashLimit } from './crash-limit.ts';
import { FAULT_ORIGIN, type Fault, type FaultAction } from './fault-page.ts';

/** What is to be done about a fault: show a page of the app, or give up. */
export type FaultStep =
  { readonly kind: 'load'; readonly url: string } | { readonly kind: 'giveUp'; readonly details: string };

/** Keeps the fault that the page shows, and decides what follows. */
export interface FaultDesk {
  /** Null while all is well. */
  readonly fault: () => Fault | null;
  readonly isCopied: () => boolean;
  /** The page of the main window is gone; `url` is where it was. */
  readonly crashed: (reason: string, url: string) => FaultStep;
  /** The client could not be loaded. */
  readonly notLoaded: (reason: string) => FaultStep;
  /** What a link of the page asks for. */
  readonly act: (action: FaultAction) => FaultStep;
}

interface DeskParts {
  readonly desk: Pick<CallDesk, 'state'>;
  readonly limit: CrashLimit;
  readonly writeReport: (reason: string) => string;
  readonly copy: (text: string) => void;
}

/** Builds the desk. */
export const createFaultDesk = ({ desk, limit, writeReport, copy }: DeskParts): FaultDesk => {
  let fault: Fault | null = null;
  let isCopied = false;
  const begin = (kind: Fault['kind'], reason: string, callUrl: string | null): FaultStep => {
    fault = { kind, details: writeReport(reason), callUrl };
    isCopied = false;
    return limit.mayGoOn() ? { kind: 'load', url: `${FAULT_ORIGIN}/` } : { kind: 'giveUp', details: fault.details };
  };
  return {
    fault: () => fault,
    isCopied: () => isCopied,
    crashed(reason, url) {
      const isInCall = callIn(desk.state()) !== null && url.startsWith(`${APP_ORIGIN}/`);
      // When the page about a call's crash crashes as well, the call is still there to return to.
      const callUrl = isInCall ? url : url.startsWith(FAULT_ORIGIN) ? (fault?.callUrl ?? null) : null;
      return begin('crashed', reason, callUrl);
    },
    notLoaded: (reason) => begin('notLoaded', reason, fault?.callUrl ?? null),
    act(action) {
      if (action === 'copy') {
        if (fault) copy(fault.details);
        isCopied = true;
        return { kind: 'load', url: `${FAULT_ORIGIN}/` };
      }
      const url = action === 'return' ? fault?.callUrl : null;
      fault = null;
      return { kind: 'load', url: url ?? `${APP_ORIGIN}/` };
    },
  };
};
