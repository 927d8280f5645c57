/** The package brings no types; these are the options that we use. */
declare module 'pino-roll' {
  import type { destination } from 'pino';

  interface RollOptions {
    readonly file: string;
    readonly extension: string;
    /** Number and unit, such as '10m'. */
    readonly size: string;
    readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
    /** Options of the stream itself. */
    readonly mode?: number;
    readonly maxLength?: number;
  }

  /** Opens the newest file of the row and goes on to the next one whenever it has grown to `size`. */
  const roll: (options: RollOptions) => Promise<ReturnType<typeof destination>>;
  export = roll;
}
