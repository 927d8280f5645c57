/** The events of the DevTools protocol that the stand-in listens to, with the fields it reads. */
export interface CdpEvents {
  'Fetch.requestPaused': PausedRequest;
  'Inspector.targetCrashed': object;
  'Page.domContentEventFired': object;
  'Page.frameNavigated': { readonly frame: NavigatedFrame };
  'Page.frameStartedLoading': { readonly frameId: string };
  'Page.frameStoppedLoading': { readonly frameId: string };
  'Page.loadEventFired': object;
  'Page.navigatedWithinDocument': { readonly frameId: string; readonly url: string };
  'Runtime.bindingCalled': { readonly name: string; readonly payload: string; readonly executionContextId: number };
  'Runtime.consoleAPICalled': { readonly type: string; readonly args: readonly { readonly value?: unknown }[] };
  'Runtime.exceptionThrown': {
    readonly exceptionDetails: { readonly text: string; readonly exception?: { readonly description?: string } };
  };
  'Runtime.executionContextCreated': { readonly context: ExecutionContext };
  'Runtime.executionContextDestroyed': { readonly executionContextId: number };
  'Runtime.executionContextsCleared': object;
  'Security.certificateError': { readonly eventId: number; readonly errorType: string; readonly requestURL: string };
  'Target.targetDestroyed': { readonly targetId: string };
}

/** A request that waits for the stand-in's word. */
export interface PausedRequest {
  readonly requestId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postDataEntries?: readonly { readonly bytes?: string }[];
  };
  readonly frameId: string;
  readonly resourceType: string;
}

interface NavigatedFrame {
  readonly id: string;
  readonly parentId?: string;
  readonly url: string;
}

interface ExecutionContext {
  readonly id: number;
  readonly name: string;
  readonly origin: string;
  readonly auxData: { readonly frameId: string; readonly isDefault: boolean };
}
