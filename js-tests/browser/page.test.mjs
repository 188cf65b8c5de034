// The HTML page of an error in Chromium, served over HTTP with its own content security policy.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launchChromium } from "../lib/chromium.mjs";
import { startFetchServer } from "../lib/page-server.mjs";
import { createProject, root } from "../lib/project.mjs";

const screenshots = join(root, "js-tests", ".work", "screenshots");

const PHONE = { width: 390, height: 844 };

/** The errors of the pages, by the name of the page. */
const PAGES = {
  "not-found": ({ HTTPNotFound }) => new HTTPNotFound("There is no song with the number 7."),
  form: ({ HTTPUnprocessableContent }) =>
    new HTTPUnprocessableContent("Two fields of the form <sign-up> need another look.", {
      code: "FORM_INVALID",
      help: { href: "https://example.com/docs/sign-up", text: "How to sign up" },
      errors: [
        { path: ["user", "email"], code: "format", message: "Not an e-mail address." },
        { path: ["user", "name"], message: "May not be empty." },
        { path: [], message: `A value without a space: ${"0123456789".repeat(8)}` },
      ],
    }),
};

/** The colors of the text and of the status number, which come from the page's own style. */
const COLORS = {
  light: { text: "rgb(0, 0, 0)", status: "rgb(179, 38, 30)" },
  dark: { text: "rgb(255, 255, 255)", status: "rgb(255, 138, 128)" },
};

let browser;
let server;

before(async () => {
  const folder = createProject("chromium-page");
  const httpexc = createRequire(join(folder, "x.cjs"))("httpexc");
  mkdirSync(screenshots, { recursive: true });
  server = await startFetchServer((request) => {
    const make = PAGES[new URL(request.url).pathname.slice(1)];
    return make ? make(httpexc).toResponse(request) : new Response(null, { status: 204 });
  });
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

describe("the page of an error in Chromium", () => {
  for (const name of Object.keys(PAGES)) {
    for (const [colorScheme, colors] of Object.entries(COLORS)) {
      it(`shows ${name} on a ${colorScheme} phone with its style and without errors`, async (t) => {
        t.diagnostic(`Chromium ${browser.version()}`);
        const context = await browser.newContext({ viewport: PHONE, colorScheme });
        try {
          const tab = await context.newPage();
          const messages = [];
          const url = `${server.origin}/${name}`;
          tab.on("pageerror", (error) => messages.push(String(error)));
          tab.on("console", (message) => {
            // The browser logs each response from 400 on.
            const isExpected =
              message.location().url === url && /^Failed to load resource/.test(message.text());
            if (!isExpected) messages.push(message.text());
          });
          await tab.addInitScript(() => {
            globalThis.violations = [];
            addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
              globalThis.violations.push(effectiveDirective),
            );
          });

          const response = await tab.goto(url);
          assert.ok(response.status() >= 400);
          assert.equal(response.headers()["content-type"], "text/html; charset=utf-8");
          assert.match(
            response.headers()["content-security-policy"],
            /^default-src 'none'; style-/,
          );

          const actual = await tab.evaluate(() => {
            const { colorScheme, fontFamily, color } = getComputedStyle(document.documentElement);
            return {
              violations: globalThis.violations,
              mode: document.compatMode,
              colorScheme,
              fontFamily,
              text: color,
              status: getComputedStyle(document.querySelector("b")).color,
              fits: document.documentElement.scrollWidth <= innerWidth,
            };
          });
          assert.deepEqual(actual, {
            violations: [],
            mode: "CSS1Compat",
            colorScheme: "light dark",
            fontFamily: "system-ui, sans-serif",
            ...colors,
            fits: true,
          });
          assert.deepEqual(messages, []);
          await tab.screenshot({ path: join(screenshots, `${name}-${colorScheme}.png`) });
        } finally {
          await context.close();
        }
      });
    }
  }
});
