import type { AppInfo } from '#shared/ipc/index.ts';
import type { LogLine } from '../hosting/server-log.ts';

/** What a report of a fault is made of. */
export interface DetailParts {
  readonly info: AppInfo;
  /** The system's own words for its version. */
  readonly system: string;
  /** What happened, if anything did. */
  readonly reason: string | null;
  readonly lines: readonly LogLine[];
  /** The person's folder, whose name tells who the person is. */
  readonly home: string;
}

const NEWEST = 60;
const HIDDEN = '[hidden]';

/** What must not leave this computer in a report: tokens, passwords, codes of invitations, names of people in addresses. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, HIDDEN],
  // 256 bits in base64url, as servers make their tokens.
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, HIDDEN],
  [/\b(token|secret|password|authorization|cookie)(["']?\s*[:=]\s*["']?)(?:bearer\s+)?[^\s"'&,;}]+/gi, `$1$2${HIDDEN}`],
  [/(\/(?:join|reset-password|verify-email)\/)[^\s/?#"']+/g, `$1${HIDDEN}`],
  [/\/\/[^\s/@]+:[^\s/@]+@/g, `//${HIDDEN}@`],
  [/[\w.+-]+@[\w-]+\.[\w.-]*\w/g, HIDDEN],
];

/** A text of a log with everything taken out that must not be handed on. */
export const withoutSecrets = (text: string, home: string): string => {
  const atHome = home.length > 1 ? text.replaceAll(home, '~') : text;
  return SECRETS.reduce((told, [pattern, instead]) => told.replaceAll(pattern, instead), atHome);
};

/** A report for people who look for a fault: one line for each fact, then the newest lines of the logs. */
export const writeDetails = ({ info, system, reason, lines, home }: DetailParts): string => {
  const facts = [
    `Beckon ${info.version}`,
    `${system} (${info.platform})`,
    `Electron ${info.electron}, Chrome ${info.chrome}, Node ${info.node}`,
  ];
  const told = lines.slice(-NEWEST).map(({ at, level, text }) => withoutSecrets(`${at} ${level} ${text}`, home));
  const happened = reason === null ? [] : ['', withoutSecrets(reason, home)];
  return [...facts, ...happened, ...(told.length > 0 ? ['', ...told] : [])].join('\n');
};
