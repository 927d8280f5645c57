import { type CallDesk, callIn } from './call-desk.ts';

/** Stands before everything that would take the main window's page away from its call. */
export interface CallGuard {
  /** True without a call, and when the person agrees to leave it. */
  readonly mayLeave: () => Promise<boolean>;
}

/** Asks whether to leave the call of this title; false leaves everything as it is. */
export type AskToLeave = (title: string) => Promise<boolean>;

/** Builds the guard. While one question is open, nothing else may lead away. */
export const createCallGuard = (desk: Pick<CallDesk, 'state'>, ask: AskToLeave): CallGuard => {
  let isAsking = false;
  return {
    async mayLeave() {
      const call = callIn(desk.state());
      if (call === null) return true;
      if (isAsking) return false;
      isAsking = true;
      try {
        // What ended while the question stood can be left in any case.
        return (await ask(call.title)) || callIn(desk.state()) === null;
      } finally {
        isAsking = false;
      }
    },
  };
};
