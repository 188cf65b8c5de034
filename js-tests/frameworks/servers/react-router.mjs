import { createElement } from "react";
import { renderToString } from "react-dom/server";
import {
  createRequestHandler,
  data,
  Outlet,
  redirect,
  ServerRouter,
  useRouteError,
} from "react-router";
import { listenFetch } from "./listeners.mjs";

const entry = {
  default: (request, status, headers, context) => {
    const page = renderToString(createElement(ServerRouter, { context, url: request.url }));
    headers.set("content-type", "text/html");
    return new Response(page, { status, headers });
  },
};

/**
 * Returns the server build of an application: a page and a route without a page, whose loaders
 * throw.
 */
function createBuild(loader, page) {
  const root = {
    id: "root",
    path: "",
    module: { default: () => createElement(Outlet) },
  };
  const song = {
    id: "song",
    parentId: "root",
    path: ":name",
    module: { default: () => createElement("p"), loader, ...page },
  };
  const resource = { id: "resource", parentId: "root", path: "resource/:name", module: { loader } };
  const routes = { root, song, resource };
  const manifest = Object.fromEntries(
    Object.entries(routes).map(([id, { parentId, path, module }]) => {
      const hasLoader = "loader" in module;
      const hasErrorBoundary = "ErrorBoundary" in module;
      return [id, { id, parentId, path, module: "", hasLoader, hasErrorBoundary }];
    }),
  );
  return {
    entry: { module: entry },
    routes,
    assets: { entry: { imports: [], module: "" }, routes: manifest, url: "", version: "" },
    basename: "/",
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {},
    ssr: true,
    isSpaMode: false,
    prerender: [],
    routeDiscovery: { mode: "initial" },
  };
}

/** A page's error boundary, which shows the error, and the page's headers. */
const BOUNDARY = {
  ErrorBoundary: () => {
    const { status, statusText, data: problem } = useRouteError();
    return createElement("output", { status, title: statusText }, JSON.stringify(problem));
  },
  headers: ({ errorHeaders, loaderHeaders }) => errorHeaders ?? loaderHeaders,
};

export function start(throwError, wrap) {
  const loader = ({ request }) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/moved")) throw redirect("/404");
    if (pathname.endsWith("/data")) throw data("A text of its own.", 409);
    throwError(pathname);
  };
  const page = wrap && { ...BOUNDARY, action: wrap(loader) };
  const build = wrap ? createBuild(wrap(loader), page) : createBuild(loader);
  return listenFetch(createRequestHandler(build, process.env.NODE_ENV));
}
