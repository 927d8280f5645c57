/** Answers what Chromium holds back of a page: requests to the app's own schemes, navigations, bad certificates. */
import type { Certificate } from 'electron';
import type { PausedRequest } from '../browser/cdp-events.ts';
import { fetchCertificate, toElectronCertificate } from '../browser/certificates.ts';
import { schemeOf, toAppUrl } from '../browser/custom-schemes.ts';
import type { PageTarget } from '../browser/page-target.ts';
import { findSchemeHandler } from './protocol.ts';
import { type Session, askCertificate } from './session.ts';

/** Asked for each document that the page itself wants to go to. */
type MayNavigate = (url: string, isMainFrame: boolean) => boolean;

/** Asked about a certificate that the app left to Chromium, which does not trust it. */
type Overrules = (url: string, error: string, certificate: Certificate) => Promise<boolean>;

/** Who decides about a page's requests. */
interface RequestRules {
  readonly mayNavigate: MayNavigate;
  readonly overrules: Overrules;
}

/** Chromium's numbers of what is wrong with a certificate. */
const ERROR_CODES: Readonly<Record<string, number>> = {
  'net::ERR_CERT_COMMON_NAME_INVALID': -200,
  'net::ERR_CERT_DATE_INVALID': -201,
  'net::ERR_CERT_AUTHORITY_INVALID': -202,
};
const ACCEPT = 0;
const AS_CHROMIUM_SAYS = -3;

/** From now on every request that Chromium holds back of this page is answered. */
export const answerRequests = (page: PageTarget, session: Session, rules: RequestRules): void => {
  page.on('request', (paused, isMainFrame) => {
    const { requestId, request, resourceType } = paused;
    if (resourceType === 'Document' && !rules.mayNavigate(toAppUrl(request.url), isMainFrame)) {
      void page.attempt('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    } else if (schemeOf(request.url) === undefined) void page.attempt('Fetch.continueRequest', { requestId });
    else void fulfil(page, session, paused);
  });
  page.on('certificate', (url, error, decide) => {
    void judgeCertificate(session, rules, url, error).then(decide, () => decide(false));
  });
};

const fulfil = async (page: PageTarget, session: Session, { requestId, request }: PausedRequest): Promise<void> => {
  const url = toAppUrl(request.url);
  const handler = findSchemeHandler(session.protocol, url.slice(0, url.indexOf(':')));
  try {
    if (!handler) throw new Error(`${url}: nothing answers this scheme`);
    const body = Buffer.concat((request.postDataEntries ?? []).map(({ bytes = '' }) => Buffer.from(bytes, 'base64')));
    const { method } = request;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const response = await handler(
      new Request(url, { method, headers: request.headers, ...(hasBody ? { body } : {}) }),
    );
    await page.attempt('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    await page.attempt('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
};

/** Chromium does not trust it; the app may. */
const judgeCertificate = async (
  session: Session,
  rules: RequestRules,
  url: string,
  error: string,
): Promise<boolean> => {
  const certificate = toElectronCertificate(await fetchCertificate(url));
  const result = await askCertificate(session, {
    hostname: new URL(url).hostname.replace(/^\[|\]$/g, ''),
    certificate,
    validatedCertificate: certificate,
    isIssuedByKnownRoot: false,
    verificationResult: error,
    errorCode: ERROR_CODES[error] ?? -202,
  });
  return result === AS_CHROMIUM_SAYS ? rules.overrules(url, error, certificate) : result === ACCEPT;
};
