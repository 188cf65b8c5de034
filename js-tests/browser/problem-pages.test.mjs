// The documentation of declared problems in Chromium, under its own content security policy: it fits a
// phone, follows the theme, and breaks none of axe's rules.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import { launchChromium } from "../lib/chromium.mjs";
import { findViolations } from "../lib/page-checks.mjs";
import { startFetchServer } from "../lib/page-server.mjs";
import { root } from "../lib/project.mjs";
import { importPackage } from "../unit/package-import.mjs";

const { problems } = await importPackage();
const screenshots = join(root, "js-tests", ".work", "screenshots");

const songs = problems.defineProblems("https://api.example/problems/", {
  SongUnknown: { status: 404, title: "No such song", detail: "No song has the id {song}." },
  SongLocked: {
    status: 409,
    title: "Song locked",
    extensions: z.object({
      song: z.number().int().describe("The id of the song."),
      until: z.iso.datetime().optional().describe("When the lock ends, if nobody renews it."),
      editor: z.string().optional(),
    }),
    detail: "{editor} is editing the song.",
    docs: "Somebody else is editing the song.\n\nTry again after `until`, or ask the editor.",
    retryable: true,
  },
  TokenStale: {
    status: 401,
    title: "The token is stale",
    always: { challenges: { scheme: "Bearer", params: { error: "invalid_token" } } },
  },
});

const PAGES = {
  index: "/problems/",
  problem: "/problems/song-locked",
  short: "/problems/token-stale",
};
const PHONE = { width: 360, height: 740 };
const THEMES = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  phone: { colorScheme: "light", viewport: PHONE },
  "dark-phone": { colorScheme: "dark", viewport: PHONE },
};

let browser;
let server;

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await launchChromium();
  server = await startFetchServer((request) => songs.page(request));
});

after(async () => {
  await browser?.close();
  await server?.close();
});

describe("the documentation of problems", () => {
  for (const [theme, options] of Object.entries(THEMES)) {
    for (const [name, path] of Object.entries(PAGES)) {
      it(`fits, and has no violations of axe's rules: ${name}, ${theme}`, async () => {
        const context = await browser.newContext(options);
        const page = await context.newPage();
        const found = [];
        page.on("console", (message) => found.push(message.text()));
        await page.goto(server.origin + path);
        await page.screenshot({
          path: join(screenshots, `problems-${name}-${theme}.png`),
          fullPage: true,
        });
        const excess = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(excess <= 0, `${excess} px too wide`);
        assert.deepEqual(await findViolations(page), []);
        const color = await page.evaluate(
          () => getComputedStyle(document.querySelector("b")).color,
        );
        const expected = options.colorScheme === "dark" ? "rgb(255, 138, 128)" : "rgb(179, 38, 30)";
        assert.equal(color, expected);
        assert.deepEqual(found, []);
        await context.close();
      });
    }
  }

  it("its links lead from the index to a problem and back", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/problems/`);
    await page.click("text=Song locked");
    assert.equal(await page.title(), "Song locked");
    await page.click("text=All problem types");
    assert.equal(await page.title(), "Problem types");
    await page.close();
  });
});
