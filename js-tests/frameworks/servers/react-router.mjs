import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { createRequestHandler, Outlet, ServerRouter } from "react-router";
import { listenFetch } from "./listen.mjs";

const entry = {
  default: (request, status, headers, context) => {
    const page = renderToString(createElement(ServerRouter, { context, url: request.url }));
    headers.set("content-type", "text/html");
    return new Response(page, { status, headers });
  },
};

/** What its build would make: one page, whose loader throws. */
function build(loader) {
  const root = {
    id: "root",
    path: "",
    module: { default: () => createElement(Outlet) },
  };
  const song = {
    id: "song",
    parentId: "root",
    path: ":name",
    module: { default: () => createElement("p"), loader },
  };
  return {
    entry: { module: entry },
    routes: { root, song },
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
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

export function start(fail) {
  const loader = ({ request }) => fail(new URL(request.url).pathname);
  return listenFetch(createRequestHandler(build(loader), process.env.NODE_ENV));
}
