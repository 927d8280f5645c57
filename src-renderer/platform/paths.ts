/** The addresses of the app, each typed once. */
export const paths = {
  home: '/',
  history: '/history',
  settings: '/settings',
  signIn: '/sign-in',
  register: '/register',
  forgotPassword: '/forgot-password',
  contacts: '/contacts',
  schedule: '/schedule',
  /** Signs in, then goes on to a page of the app. */
  signInFor: (href: string) => `/sign-in?to=${encodeURIComponent(href)}`,
  /** The administration, or a part of it. */
  admin: (section?: string) => (section ? `/admin/${section}` : '/admin'),
  join: (token: string) => `/join/${encodeURIComponent(token)}`,
  meet: (conversationId: string) => `/meet/${encodeURIComponent(conversationId)}`,
  /** Straight into a call, past the lobby. */
  callIn: (conversationId: string, callId: string) =>
    `${paths.meet(conversationId)}?call=${encodeURIComponent(callId)}`,
  /** A past call in the history. */
  call: (callId: string) => `/history?call=${encodeURIComponent(callId)}`,
} as const;
