// Errors in the boundaries of React: a server component of Next, built for production, in Chromium, and
// loaders of React Router, whose boundary gets what `data()` has.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import {
  createRequestHandler,
  data,
  UNSAFE_decodeViaTurboStream as decodeViaTurboStream,
  isRouteErrorResponse,
  Outlet,
  ServerRouter,
  useRouteError,
} from "react-router";
import { launchChromiumPages } from "../lib/chromium.mjs";
import { recordConsole } from "../lib/record-console.mjs";
import { importPackage } from "../unit/package-import.mjs";
import { startApp } from "./app-runner.mjs";

const { httpexc, portable: entry } = await importPackage();
const { revive, toPortable } = entry;
const CANARY = "canary-of-a-component";

describe("Next", async () => {
  const { port } = await startApp({ after }, "next");
  let browser;
  before(async () => {
    browser = await launchChromiumPages();
  });
  after(() => browser.close());

  /** Returns what the error boundary shows in Chromium, and all that the server sent. */
  async function openPage(name) {
    const url = `http://127.0.0.1:${port}/portable/${name}`;
    const page = await browser.openPage(url);
    await page.tab.waitForSelector("output");
    const shown = JSON.parse(await page.tab.textContent("output"));
    await page.close();
    return { ...shown, html: await (await fetch(url)).text() };
  }

  it("sends an error of the package to the boundary, and nothing private", async () => {
    const missing = await openPage("missing");
    assert.deepEqual(missing.revived, {
      name: "HTTPNotFound",
      status: 404,
      detail: "No song has the id 7.",
      code: "unknown",
    });
    assert.ok(!missing.message.includes("song"), missing.message);
    const { revived } = await openPage("limited");
    assert.deepEqual([revived.detail, revived.retryAfter], ['"Slowly" <b>&amp;', 30]);
    const hidden = await openPage("private");
    assert.equal(hidden.revived.status, 502);
    assert.equal(hidden.revived.detail, undefined);
    assert.equal((await openPage("foreign")).revived, null);
    for (const { html } of [hidden, await openPage("foreign")]) assert.ok(!html.includes(CANARY));
  });
});

describe("an application that React Router has built", async () => {
  const { port } = await startApp({ after }, "react-router");
  let browser;
  before(async () => {
    browser = await launchChromiumPages();
  });
  after(() => browser.close());

  /** Returns the response, and what the boundary shows in Chromium after hydration. */
  async function openPage(name) {
    const url = `http://127.0.0.1:${port}/portable/${name}`;
    const response = await fetch(url);
    const page = await browser.openPage(url);
    await page.tab.waitForSelector("output");
    const shown = JSON.parse(await page.tab.textContent("output"));
    await page.close();
    return { response, html: await response.text(), shown };
  }

  it("sends an error to the boundary with its status and headers, and nothing private", async () => {
    const missing = await openPage("missing");
    assert.equal(missing.response.status, 404);
    assert.deepEqual(missing.shown, {
      name: "HTTPNotFound",
      status: 404,
      detail: "No song has the id 7.",
      code: "unknown",
    });
    const limited = await openPage("limited");
    assert.equal(limited.response.headers.get("retry-after"), "30");
    assert.deepEqual([limited.shown.status, limited.shown.retryAfter], [429, 30]);
    const hidden = await openPage("private");
    assert.deepEqual([hidden.response.status, hidden.shown.status], [502, 502]);
    assert.ok(!hidden.html.includes("canary"), hidden.html);
  });
});

describe("the request handler of React Router", () => {
  const errors = {
    missing: () => new httpexc.HTTPNotFound("No song has the id 7.", { code: "unknown" }),
    limited: () => new httpexc.HTTPTooManyRequests({ retryAfter: 30 }),
    private: () => new httpexc.HTTPBadGateway(CANARY, { cause: new Error(CANARY) }),
  };

  function loader({ params }) {
    const error = toPortable(errors[params.name]());
    throw data(error, { status: error.problem.status, headers: error.headers });
  }

  let caught;
  function ErrorBoundary() {
    caught = useRouteError();
    return createElement("p", null, revive(caught)?.detail ?? "An error");
  }

  const root = { id: "root", path: "", module: { default: () => createElement(Outlet) } };
  const song = {
    id: "song",
    parentId: "root",
    path: ":name",
    module: { default: () => createElement("p"), loader, ErrorBoundary },
  };
  const routes = { root, song };
  const assets = Object.fromEntries(
    Object.values(routes).map(({ id, parentId, path, module }) => [
      id,
      {
        id,
        parentId,
        path,
        module: "",
        hasLoader: "loader" in module,
        hasErrorBoundary: "ErrorBoundary" in module,
      },
    ]),
  );
  const entryModule = {
    default: (request, status, headers, context) => {
      const page = renderToString(createElement(ServerRouter, { context, url: request.url }));
      return new Response(page, { status, headers });
    },
    handleError() {},
  };
  const handle = createRequestHandler(
    {
      entry: { module: entryModule },
      routes,
      assets: { entry: { imports: [], module: "" }, routes: assets, url: "", version: "" },
      basename: "/",
      publicPath: "/",
      assetsBuildDirectory: "",
      future: {},
      ssr: true,
      isSpaMode: false,
      prerender: [],
      routeDiscovery: { mode: "initial" },
    },
    "production",
  );
  const request = (path) => handle(new Request(`http://127.0.0.1${path}`));

  for (const [name, create] of Object.entries(errors)) {
    it(`gives the boundary the error of a loader: ${name}`, async () => {
      let page;
      let response;
      await recordConsole(async () => {
        response = await request(`/${name}`);
        page = await response.text();
      });
      const error = create();
      assert.equal(response.status, error.status);
      assert.ok(isRouteErrorResponse(caught));
      const revived = revive(caught);
      assert.ok(revived instanceof httpexc.statusMap[error.status]);
      assert.deepEqual(JSON.stringify(revived), JSON.stringify(error));
      assert.equal(revived.retryAfter, error.retryAfter);
      assert.ok(!page.includes(CANARY));
    });

    it(`sends it to a page that is open: ${name}`, async () => {
      let response;
      await recordConsole(async () => {
        response = await request(`/${name}.data`);
      });
      assert.equal(response.status, create().status);
      const decoded = await decodeViaTurboStream(response.body, globalThis);
      const { error } = decoded.value.song;
      assert.ok(isRouteErrorResponse(error), JSON.stringify(decoded.value));
      const revived = revive(error);
      assert.equal(JSON.stringify(revived), JSON.stringify(create()));
      assert.ok(!JSON.stringify(decoded.value).includes(CANARY));
    });
  }
});
