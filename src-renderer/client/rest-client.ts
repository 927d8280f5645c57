import type { RouteEntry } from '#shared/dialects/entry.ts';
import { type Result, err } from '#shared/kernel/result.ts';
import type { ReplyData, RestClient, RouteInput, WireFailure } from './client-types.ts';
import { offline, readAnswer, readBareAnswer, timedOut } from './wire-failure.ts';

const TIMEOUT_MS = 10_000;
/** A file over a slow network. */
const UPLOAD_TIMEOUT_MS = 120_000;

interface RestOptions {
  /** '' in browsers: the page's own server. */
  readonly baseUrl: string;
  /** Read anew for every request; null sends none. */
  readonly token: () => string | null;
  /** The server knows the token of a request no longer. */
  readonly onRefused?: (token: string) => void;
  /** Whether the API puts its answers into `{success, data}`, as most do, or gives them bare. */
  readonly answers?: 'enveloped' | 'bare';
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: Blob;
}

/** Fills `:name` with the parameters, each percent-encoded, and appends the query without its undefined values. */
export const buildPath = (
  path: string,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string => {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The path ${path} needs "${name}"`);
    return encodeURIComponent(value);
  });
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return filled;
  return `${filled}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
};

/** The body of a request with its type; a form names its type itself. */
const toContent = (
  { upload }: RouteEntry,
  { body, file }: LooseInput,
): { readonly body?: BodyInit; readonly headers?: Readonly<Record<string, string>> } => {
  if (upload && file) {
    const form = new FormData();
    form.append(upload.field, file, upload.field);
    return { body: form };
  }
  return body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
};

const toRequest = (entry: RouteEntry, input: LooseInput, token: string | null): RequestInit => {
  const { body, headers } = toContent(entry, input);
  return {
    method: entry.method,
    headers: {
      accept: 'application/json',
      ...headers,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(entry.upload ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS),
  };
};

/** Proxies and crashed servers answer with pages; those count as no body. */
const parseBody = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Both codes that published APIs have for it. */
const isRefusal = ({ code }: WireFailure) => code === 'UNAUTHORIZED' || code === 'UNAUTHENTICATED';

const isTimeout = (failure: unknown) => failure instanceof DOMException && failure.name === 'TimeoutError';

const send = async <T>(url: string, request: RequestInit, isBare: boolean): Promise<Result<T, WireFailure>> => {
  try {
    const response = await fetch(url, request);
    const status = { code: `HTTP_${response.status}`, message: `The server answered with status ${response.status}.` };
    const body = parseBody(await response.text());
    return isBare ? readBareAnswer<T>(body, response.ok, status) : readAnswer<T>(body, status);
  } catch (failure) {
    return err(isTimeout(failure) ? timedOut : offline);
  }
};

const takesToken: Readonly<Record<RouteEntry['auth'], boolean>> = {
  bearer: true,
  steering: true,
  mediaSecret: false,
  none: false,
};

/** Builds the REST side of the client. Failures are values: OFFLINE, TIMEOUT (10 s), or what the server said. */
export const createRestClient = ({ baseUrl, token, onRefused, answers }: RestOptions): RestClient => ({
  async call<E extends RouteEntry>(entry: E, input: RouteInput<E>): Promise<Result<ReplyData<E>, WireFailure>> {
    // Generic conditional types do not resolve here; callers are held to RouteInput<E>.
    const loose = input as LooseInput;
    const shown = takesToken[entry.auth] ? token() : null;
    const path = buildPath(entry.path, loose.params, loose.query);
    const answer = await send<ReplyData<E>>(baseUrl + path, toRequest(entry, loose, shown), answers === 'bare');
    if (!answer.ok && shown !== null && isRefusal(answer.error)) onRefused?.(shown);
    return answer;
  },
});
