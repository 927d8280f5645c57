import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { requestRouteFocus } from '#renderer/ui/route-focus.ts';
import { AppFrame } from './AppFrame.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import { MissingScreen } from './MissingScreen.tsx';
import { RootLayout } from './RootLayout.tsx';
import { HomeRoute } from './routes/HomeRoute.tsx';
import { JoinRoute } from './routes/JoinRoute.tsx';
import { MeetRoute } from './routes/MeetRoute.tsx';

/** `?call=` of an address, when it is a text. */
const callSearch = ({ call }: Record<string, unknown>): { call?: string } => (typeof call === 'string' ? { call } : {});

const root = createRootRoute({ component: RootLayout, notFoundComponent: MissingScreen });
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: AppFrame });

const routeTree = root.addChildren([
  frame.addChildren([
    createRoute({ getParentRoute: () => frame, path: '/', component: HomeRoute }),
    createRoute({ getParentRoute: () => frame, path: '/join/$token', component: JoinRoute }),
    createRoute({
      getParentRoute: () => frame,
      path: '/history',
      validateSearch: callSearch,
      component: lazyRouteComponent(() => import('./routes/HistoryRoute.tsx'), 'HistoryRoute'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings',
      component: lazyRouteComponent(() => import('./routes/SettingsRoute.tsx'), 'SettingsRoute'),
    }),
  ]),
  createRoute({
    getParentRoute: () => root,
    path: '/meet/$conversationId',
    validateSearch: callSearch,
    component: MeetRoute,
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
