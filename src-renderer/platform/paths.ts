/** The addresses of the app, each typed once. */
export const paths = {
  home: '/',
  history: '/history',
  settings: '/settings',
  signIn: '/sign-in',
  register: '/register',
  forgotPassword: '/forgot-password',
  setUp: '/setup',
  contacts: '/contacts',
  schedule: '/schedule',
  /** Signs in, then goes on to a page of the app. */
  signInFor: (href: string) => `/sign-in?to=${encodeURIComponent(href)}`,
  appointments: '/appointments',
  /** The administration, or a part of it. */
  admin: (section?: string) => (section ? `/admin/${section}` : '/admin'),
  /** The operator's sessions. */
  control: '/control',
  /** The wall of one session. */
  controlOf: (sessionId: string) => `/control/${encodeURIComponent(sessionId)}`,
  join: (token: string) => `/join/${encodeURIComponent(token)}`,
  meet: (conversationId: string) => `/meet/${encodeURIComponent(conversationId)}`,
  /** Straight into a call, past the lobby. */
  callIn: (conversationId: string, callId: string) =>
    `${paths.meet(conversationId)}?call=${encodeURIComponent(callId)}`,
  /** A past call in the history. */
  call: (callId: string) => `/history?call=${encodeURIComponent(callId)}`,
  appointment: (id: string) => `${paths.appointments}/${encodeURIComponent(id)}`,
  /** A new appointment, on a day if one was chosen. */
  newAppointment: (day?: string) => `${paths.appointments}/new${day === undefined ? '' : `?day=${day}`}`,
  editAppointment: (id: string) => `${paths.appointment(id)}/edit`,
  /** The waiting room, and behind its door the call. */
  appointmentRoom: (id: string) => `${paths.appointment(id)}/room`,
  /** Straight into the call of an appointment, past the lobby. */
  enterAppointment: (id: string) => `${paths.appointmentRoom(id)}?enter=true`,
} as const;
