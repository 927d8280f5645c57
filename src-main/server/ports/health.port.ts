import type { Check, CheckName, ProgramInfo } from '#shared/contract/index.ts';

/** What can be found out about the program and its machine. */
export interface HealthProbes {
  /** Each settles within seconds; a probe that fails is `unhealthy`, it never rejects. */
  readonly checks: { readonly [Name in CheckName]: () => Promise<Check> };
  describe(): ProgramInfo;
  readSystem(): Promise<Record<string, unknown>>;
  readProcess(): Record<string, unknown>;
}
