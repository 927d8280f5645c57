import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readHistoryAddress } from '#renderer/features/history/index.ts';
import { requestRouteFocus } from '#renderer/ui/route-focus.ts';
import { AppFrame } from './AppFrame.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import { withTexts } from './i18n.ts';
import { MissingScreen } from './MissingScreen.tsx';
import { RootLayout } from './RootLayout.tsx';
import { HomeRoute } from './routes/HomeRoute.tsx';

/** `?call=` of an address, when it is a text. */
const callSearch = ({ call }: Record<string, unknown>): { call?: string } => (typeof call === 'string' ? { call } : {});

/** `?to=` of an address: the page to go on to after signing in. */
const targetSearch = ({ to }: Record<string, unknown>): { to?: string } => (typeof to === 'string' ? { to } : {});

/** `?day=` of an address. */
const daySearch = ({ day }: Record<string, unknown>): { day?: string } => (typeof day === 'string' ? { day } : {});

/** `?enter=true` of an address. */
const enterSearch = ({ enter }: Record<string, unknown>): { enter?: boolean } => (enter === true ? { enter } : {});

const root = createRootRoute({ component: RootLayout, notFoundComponent: MissingScreen });
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: AppFrame });

/** Signing in, and what mails lead to. */
const accountRoutes = [
  createRoute({
    getParentRoute: () => frame,
    path: '/sign-in',
    validateSearch: targetSearch,
    component: lazyRouteComponent(() => withTexts(['people'], import('./routes/SignInRoute.tsx')), 'SignInRoute'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/register',
    component: lazyRouteComponent(() => withTexts(['people'], import('./routes/RegisterRoute.tsx')), 'RegisterRoute'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/setup',
    component: lazyRouteComponent(() => withTexts(['people'], import('./routes/SetUpRoute.tsx')), 'SetUpRoute'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/forgot-password',
    component: lazyRouteComponent(
      () => withTexts(['people'], import('./routes/ForgotPasswordRoute.tsx')),
      'ForgotPasswordRoute',
    ),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/reset-password/$token',
    component: lazyRouteComponent(
      () => withTexts(['people'], import('./routes/ResetPasswordRoute.tsx')),
      'ResetPasswordRoute',
    ),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/verify-email/$token',
    component: lazyRouteComponent(
      () => withTexts(['people'], import('./routes/VerifyEmailRoute.tsx')),
      'VerifyEmailRoute',
    ),
  }),
] as const;

/** Booked sessions; their rooms are pages of their own. */
const appointmentRoutes = [
  createRoute({
    getParentRoute: () => frame,
    path: '/appointments',
    component: lazyRouteComponent(
      () => withTexts(['people', 'appointments'], import('./routes/AppointmentsRoute.tsx')),
      'AppointmentsRoute',
    ),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/appointments/new',
    validateSearch: daySearch,
    component: lazyRouteComponent(
      () => withTexts(['people', 'appointments'], import('./routes/NewAppointmentRoute.tsx')),
      'NewAppointmentRoute',
    ),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/appointments/$appointmentId',
    component: lazyRouteComponent(
      () => withTexts(['people', 'appointments'], import('./routes/AppointmentRoute.tsx')),
      'AppointmentRoute',
    ),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/appointments/$appointmentId/edit',
    component: lazyRouteComponent(
      () => withTexts(['people', 'appointments'], import('./routes/AppointmentRoute.tsx')),
      'EditAppointmentRoute',
    ),
  }),
] as const;

/** What signed-in people have. */
const peopleRoutes = [
  createRoute({
    getParentRoute: () => frame,
    path: '/contacts',
    component: lazyRouteComponent(() => withTexts(['people'], import('./routes/ContactsRoute.tsx')), 'ContactsRoute'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/schedule',
    component: lazyRouteComponent(() => withTexts(['people'], import('./routes/ScheduleRoute.tsx')), 'ScheduleRoute'),
  }),
] as const;

const routeTree = root.addChildren([
  frame.addChildren([
    createRoute({ getParentRoute: () => frame, path: '/', component: HomeRoute }),
    createRoute({
      getParentRoute: () => frame,
      path: '/join/$token',
      component: lazyRouteComponent(() => import('./routes/JoinRoute.tsx'), 'JoinRoute'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/history',
      validateSearch: readHistoryAddress,
      component: lazyRouteComponent(() => withTexts(['people'], import('./routes/HistoryRoute.tsx')), 'HistoryRoute'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings',
      component: lazyRouteComponent(() => withTexts(['people'], import('./routes/SettingsRoute.tsx')), 'SettingsRoute'),
    }),
    ...accountRoutes,
    ...peopleRoutes,
    ...appointmentRoutes,
    ...['/admin', '/admin/$section'].map((path) =>
      createRoute({
        getParentRoute: () => frame,
        path,
        component: lazyRouteComponent(() => withTexts(['admin'], import('./routes/AdminRoute.tsx')), 'AdminRoute'),
      }),
    ),
    createRoute({
      getParentRoute: () => frame,
      path: '/control',
      component: lazyRouteComponent(() => withTexts(['operator'], import('./routes/ControlRoute.tsx')), 'ControlRoute'),
    }),
  ]),
  createRoute({
    getParentRoute: () => root,
    path: '/control/$sessionId',
    component: lazyRouteComponent(
      () => withTexts(['operator'], import('./routes/ControlWallRoute.tsx')),
      'ControlWallRoute',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/meet/$conversationId',
    validateSearch: callSearch,
    component: lazyRouteComponent(() => import('./routes/MeetRoute.tsx'), 'MeetRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/appointments/$appointmentId/room',
    validateSearch: enterSearch,
    component: lazyRouteComponent(
      () => withTexts(['people', 'appointments'], import('./routes/AppointmentRoomRoute.tsx')),
      'AppointmentRoomRoute',
    ),
  }),
]);

/** Builds the router; a history of its own serves tests. */
export const createAppRouter = (history?: RouterHistory) => {
  const router = createRouter({
    routeTree,
    ...(history ? { history } : {}),
    defaultErrorComponent: ErrorScreen,
    scrollRestoration: true,
  });
  router.subscribe('onBeforeLoad', ({ pathChanged, fromLocation }) => {
    if (pathChanged && fromLocation) requestRouteFocus();
  });
  return router;
};

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
