import type { WireFailure } from '#renderer/client/client-types.ts';

const texts = {
  signIn: { UNAUTHORIZED: 'people.signIn.wrong', FORBIDDEN: 'people.signIn.suspended' },
  register: { CONFLICT: 'people.register.taken' },
  reset: { INVALID_REQUEST: 'people.reset.expired' },
  verify: { INVALID_REQUEST: 'people.verify.expired' },
  setUp: { INVALID_REQUEST: 'people.setUp.expired', CONFLICT: 'people.register.taken' },
  changePassword: { INVALID_REQUEST: 'people.password.wrong' },
} as const;

/** What was asked for. */
export type AccountAction = keyof typeof texts;
type Text = { [A in AccountAction]: (typeof texts)[A][keyof (typeof texts)[A]] }[AccountAction];

/** What a code means for this action, as a locale key; null where the general sentence for the code fits. */
export const failureTextOf = (action: AccountAction, { code }: Pick<WireFailure, 'code'>): Text | null => {
  const known: Readonly<Record<string, Text>> = texts[action];
  return known[code] ?? null;
};
