import type { ConnectOutcome, EventPayload } from '#shared/ipc/index.ts';

/** A link that did not lead to its server, and why. */
type LinkFailure = EventPayload<'linkFailed'>;

/** Opens links from outside; a failure waits until there is a page to tell it to. */
export interface LinkOpener {
  readonly open: (link: string) => Promise<void>;
  /** A page is there and listens from now on. */
  readonly pageIsUp: () => void;
}

interface OpenerParts {
  readonly connect: (target: string) => Promise<ConnectOutcome>;
  readonly tell: (failure: LinkFailure) => void;
}

/** Builds the opener, before any page is there. */
export const createLinkOpener = ({ connect, tell }: OpenerParts): LinkOpener => {
  let isUp = false;
  let waiting: LinkFailure | null = null;
  return {
    async open(link) {
      const outcome = await connect(link);
      if (outcome.kind === 'stayed') return;
      if (outcome.kind === 'connected') {
        // The page loads anew, and no longer has to hear of what failed before.
        waiting = null;
        return;
      }
      if (isUp) tell({ target: link, outcome });
      else waiting = { target: link, outcome };
    },
    pageIsUp() {
      isUp = true;
      if (waiting) tell(waiting);
      waiting = null;
    },
  };
};
