import type { ConnectFailure } from './servers-model.ts';

/** Failures that are told beside the field; the two about keys have a screen of their own. */
export type PlainFailure = Exclude<ConnectFailure, { kind: 'changedKey' | 'wrongKey' }>;

/** What to say about each. */
export const failureTexts = {
  invalid: 'desktop.connect.invalid',
  insecure: 'desktop.connect.insecure',
  unreachable: 'desktop.connect.unreachable',
  notBeckon: 'desktop.connect.notBeckon',
  badCertificate: 'desktop.connect.badCertificate',
} as const satisfies Record<PlainFailure['kind'], string>;

/** True for failures that are about a key. */
export const isAboutKey = (failure: ConnectFailure): failure is Exclude<ConnectFailure, PlainFailure> =>
  failure.kind === 'changedKey' || failure.kind === 'wrongKey';
