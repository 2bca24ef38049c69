/** Routes, made from the list of screens. A screen reads and writes its own search parameters. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { toFault } from "../platform/fault";
import { FailedState } from "../shared/FailedState";
import { RowsSkeleton } from "../shared/Skeletons";
import { NoSuchScreen } from "./NoSuchScreen";
import { Root } from "./Root";
import { screens } from "./screens";

const root = createRootRoute({ component: Root, notFoundComponent: NoSuchScreen });

const routes = screens
  .flatMap(({ path, load, inner }) => [
    { path, load },
    ...(inner?.load ? [{ path: inner.path, load: inner.load }] : []),
  ])
  .map(({ path, load }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(load),
    }),
  );

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: "intent",
  defaultPendingMs: 150,
  defaultPendingComponent: () => <RowsSkeleton />,
  defaultErrorComponent: ({ error, reset }) => (
    <FailedState title="This screen stopped working" fault={toFault(error)} onRetry={reset} />
  ),
});
