import type { Certificate, DisplayMediaRequestHandlerOpts, Streams } from 'electron';
import { Protocol } from './protocol.ts';
import { StrictEmitter } from './strict.ts';

type PermissionHandler = (
  contents: unknown,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: object,
) => void;

type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;

/** What an app learns of a certificate before it decides. */
export interface CertificateQuestion {
  readonly hostname: string;
  readonly certificate: Certificate;
  readonly validatedCertificate: Certificate;
  readonly isIssuedByKnownRoot: boolean;
  readonly verificationResult: string;
  readonly errorCode: number;
}

type VerifyProc = (question: CertificateQuestion, callback: (result: number) => void) => void;
type DisplayHandler = (request: object, callback: (streams: Streams | null) => void) => void;

/** What the app set, for those who must ask it. */
interface Decisions {
  permission: PermissionHandler | null;
  check: CheckHandler | null;
  verify: VerifyProc | null;
  display: DisplayHandler | null;
}

let decisionsOf: (session: Session) => Decisions;

/** Electron's `session`. All sessions share one profile; each has its own handlers. */
export class Session extends StrictEmitter {
  static readonly #byPartition = new Map<string, Session>();
  static readonly defaultSession = new Session();
  readonly protocol = new Protocol();
  readonly #decisions: Decisions = { permission: null, check: null, verify: null, display: null };
  #userAgent = '';

  static {
    decisionsOf = (session) => session.#decisions;
  }

  static fromPartition(partition: string): Session {
    const known = partition === '' ? Session.defaultSession : Session.#byPartition.get(partition);
    const session = known ?? new Session();
    if (!known) Session.#byPartition.set(partition, session);
    return session;
  }

  setPermissionRequestHandler(handler: PermissionHandler | null): void {
    this.#decisions.permission = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#decisions.check = handler;
  }

  setDevicePermissionHandler(): void {}

  setDisplayMediaRequestHandler(handler: DisplayHandler | null, _options?: DisplayMediaRequestHandlerOpts): void {
    this.#decisions.display = handler;
  }

  setCertificateVerifyProc(proc: VerifyProc | null): void {
    this.#decisions.verify = proc;
  }

  setSpellCheckerEnabled(): void {}

  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
  }

  getUserAgent(): string {
    return this.#userAgent;
  }

  isPersistent(): boolean {
    return true;
  }

  /** Connections live in Chromium, which keeps none that a page would miss. */
  closeAllConnections(): Promise<void> {
    return Promise.resolve();
  }
}

/** Asks the app for a permission; without a handler everything is allowed, as in Electron. */
export const askPermission = (
  session: Session,
  contents: unknown,
  permission: string,
  details: object,
): Promise<boolean> =>
  new Promise((resolve) => {
    const { permission: handler } = decisionsOf(session);
    if (handler) handler(contents, permission, resolve, details);
    else resolve(true);
  });

/** Which screen the app lets a page show: null for none, undefined when the app has no answer to give. */
export const askDisplay = (session: Session, request: object): Promise<Streams | null | undefined> =>
  new Promise((resolve, reject) => {
    const { display } = decisionsOf(session);
    if (!display) return resolve(undefined);
    // The app's handler may be asynchronous; what it rejects with must not be lost.
    Promise.resolve(display(request, resolve)).catch(reject);
  });

/** Electron's results of a verification: 0 trusts, -2 refuses, -3 takes Chromium's own word. */
export const askCertificate = (session: Session, question: CertificateQuestion): Promise<number> =>
  new Promise((resolve) => {
    const { verify } = decisionsOf(session);
    if (verify) verify(question, resolve);
    else resolve(-3);
  });
