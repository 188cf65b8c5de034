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

/** What its build would make: a page and a route without one, whose loaders throw. */
function build(loader, page) {
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

/** A page's error boundary that shows what it was given, and its header fields. */
const boundary = {
  ErrorBoundary: () => {
    const { status, statusText, data: problem } = useRouteError();
    return createElement("output", { status, title: statusText }, JSON.stringify(problem));
  },
  headers: ({ errorHeaders, loaderHeaders }) => errorHeaders ?? loaderHeaders,
};

export function start(fail, handled) {
  const throwing = ({ request }) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/moved")) throw redirect("/404");
    if (pathname.endsWith("/data")) throw data("A text of its own.", 409);
    fail(pathname);
  };
  const page = handled && { ...boundary, action: handled(throwing) };
  const built = handled ? build(handled(throwing), page) : build(throwing);
  return listenFetch(createRequestHandler(built, process.env.NODE_ENV));
}
