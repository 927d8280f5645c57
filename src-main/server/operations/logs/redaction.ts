const CENSOR = '[redacted]';

const TEXT = String.raw`"(?:[^"\\]|\\.)*"`;
const SECRET_WORD = '(?:token|secret|password|passwordHash|tokenHash|authorization|cookie)';
/** A field that names a secret, such as "x-auth-token", with a text, a number or a list of texts as its value. */
const SECRET_FIELD = new RegExp(
  String.raw`("[\w-]*${SECRET_WORD}":)(?:${TEXT}|-?[\d.]+|\[(?:${TEXT}|[^\]"])*\])`,
  'gi',
);
/** What TEXT looks like between its quotes, once more escaped. */
const QUOTED_TEXT = String.raw`(?:[^\\"]|\\\\(?:\\["\\]|[^\\"]))*`;
/** The same field within a text that holds JSON itself, such as a request body logged as it came. */
const QUOTED_SECRET_FIELD = new RegExp(String.raw`(\\"[\w-]*${SECRET_WORD}\\":\s*\\")${QUOTED_TEXT}(?=\\")`, 'gi');
const SECRET_QUERY = new RegExp(String.raw`([?&][\w-]*${SECRET_WORD}=)[^&#\s"\\]+`, 'gi');
const JWT = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+/g;
/** 256 bits in base64url, as this server makes its tokens; they also occur in paths. */
const RANDOM_TOKEN = /(?<![\w-])[\w-]{43}(?![\w-])/g;
const URL_PASSWORD = /(\/\/[^/\s:@"]*:)[^/\s@"]+(?=@)/g;

/**
 * Takes every secret out of a log line (one JSON object): fields named after secrets at any depth, and tokens within texts.
 * The line stays valid JSON.
 */
export const redactSecrets = (line: string): string =>
  line
    .replace(SECRET_FIELD, `$1"${CENSOR}"`)
    .replace(QUOTED_SECRET_FIELD, `$1${CENSOR}`)
    .replace(SECRET_QUERY, `$1${CENSOR}`)
    .replace(URL_PASSWORD, `$1${CENSOR}`)
    .replace(JWT, CENSOR)
    .replace(RANDOM_TOKEN, CENSOR);
