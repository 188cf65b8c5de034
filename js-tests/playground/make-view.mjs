// The view that makes errors: what it asks for, and what it shows.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { transform } from "esbuild";
import { at, BROWSER, go, says, shownAnswer } from "./page-actions.mjs";
import { done, screenshots } from "./site-browser.mjs";

/** Tests the view. `site` gives the site once it stands. */
export function make(site) {
  describe("the view that makes errors", () => {
    it("has a class to begin with, and takes another from a search by keyboard", async () => {
      const page = await site().open("");
      await says(page, "#status", "HTTP/1.1 404 Not Found");
      const field = page.getByRole("combobox", { name: "Class" });
      await field.focus();
      await page.keyboard.type("too many");
      const options = page.locator("#classes").getByRole("option");
      assert.deepEqual(await options.allTextContents(), ["429HTTPTooManyRequests"]);
      await page.keyboard.press("Enter");
      await says(page, "#status", "HTTP/1.1 429 Too Many Requests");
      assert.equal(await field.inputValue(), "HTTPTooManyRequests");
      await page.getByLabel("Retry after").fill("30");
      await says(page, "#headers", "retry-after30");
      assert.match(page.url(), /#make\?class=HTTPTooManyRequests&retryAfter=30$/);

      // What is searched and left again changes nothing.
      await field.fill("gone");
      await page.keyboard.press("Escape");
      assert.equal(await field.inputValue(), "HTTPTooManyRequests");
      await field.fill("no such class");
      assert.equal(await options.first().textContent(), "No class is called that.");
      await page.keyboard.press("Tab");
      assert.equal(await field.inputValue(), "HTTPTooManyRequests");
      assert.equal(await page.getByRole("listbox").count(), 0);
      // An old name finds the class, too.
      await field.fill("payload");
      assert.deepEqual(await options.allTextContents(), ["413HTTPContentTooLarge"]);
      await options.first().click();
      await says(page, "#status", "413");
      await done(page);
    });

    it("asks for what a class cannot do without", async () => {
      const page = await site().open(at("make", { class: "HTTPMethodNotAllowed" }));
      await says(page, "#missing", "A 405 cannot go out without: Allowed methods");
      await says(page, "#missing", "RFC 9110, 15.5.6");
      assert.equal(await page.locator("#answer").isVisible(), false);
      const field = page.getByLabel("Allowed methods");
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      await page.getByRole("button", { name: "Fill in GET, HEAD" }).click();
      await says(page, "#headers", "allowGET, HEAD");
      assert.equal(await page.locator("#missing").isVisible(), false);
      await field.fill("GET HEAD");
      await says(page, "#missing", "Allowed methods: this cannot be used");
      await done(page);
    });

    it("says that nobody can ask like that", async () => {
      const page = await site().open(at("make", { accept: "text/\u0000" }));
      await says(page, "#missing", "Accept: this cannot be sent");
      await page.getByLabel("Accept", { exact: true }).fill("text/plain");
      await says(page, "#headers", "text/plain");
      assert.equal(await page.locator("#missing").isVisible(), false);
      await done(page);
    });

    it("says which option cannot be used, and why", async () => {
      const cases = [
        [
          { class: "HTTPServiceUnavailable", retryAfter: "soon" },
          /^Retry after: .* neither a number nor a date/,
        ],
        [{ class: "HTTPNotFound", headers: "no colon" }, /^Further header fields: .* Name: value/],
        [
          { class: "HTTPNotFound", headers: "a b: c" },
          /^Further header fields: this cannot be used/,
        ],
        [{ class: "HTTPRangeNotSatisfiable", length: "-1" }, /^Length in bytes: .* whole number/],
      ];
      const page = await site().open("");
      for (const [state, said] of cases) {
        await go(page, at("make", state));
        await page.locator("#missing").waitFor();
        await says(page, "#missing p", said);
      }
      await done(page);
    });

    const ANSWERS = [
      { class: "HTTPNotFound", detail: 'No "song" called <b>\\7</b>' },
      { class: "HTTPUnauthorized", challenges: 'Bearer realm="songs"', accept: "text/plain" },
      {
        class: "HTTPUnprocessableContent",
        errors: "user.email: This is no address.\nsongs.0: Unknown",
        extensions: '__proto__={"a": 1}\nbalance=30\n"odd name"=null',
        code: "form_invalid",
        accept: "application/xml",
      },
      { class: "HTTPSeeOther", location: "/songs/8", accept: BROWSER },
      { class: "HTTPServiceUnavailable", retryAfter: "30", detail: "db7", dialect: "falcon" },
      { class: "HTTPBadGateway", detail: "db7", expose: "on", dialect: "webob", accept: BROWSER },
      { class: "HTTPGone", dialect: "werkzeug", headers: "X-Song: 7\nX-Song: 8" },
      { class: "HTTPForbidden", dialect: "discord", code: "50013", method: "HEAD" },
      { class: "HTTPNoContent" },
    ];

    it("shows the answer that the code beside it gives", async () => {
      const page = await site().open("");
      for (const [index, state] of ANSWERS.entries()) {
        await page.evaluate(() => document.querySelector("#status").replaceChildren());
        await go(page, at("make", { ...state, body: "sent" }));
        await says(page, "#status", "HTTP/1.1");
        const shown = await shownAnswer(page);
        assert.ok(shown.code.split("\n").length >= 10, shown.code);
        const { code } = await transform(shown.code, { loader: "ts" });
        const path = join(site().folder, `shown-${index}.mjs`);
        writeFileSync(path, code);
        const { default: worker } = await import(pathToFileURL(path).href);
        const { accept = "*/*", method = "GET" } = state;
        const request = new Request("https://songs.example/songs/7", {
          method,
          headers: { accept },
        });
        const response = await worker.fetch(request);
        assert.deepEqual(
          { status: shown.status, headers: shown.headers, body: shown.body },
          {
            status: `HTTP/1.1 ${response.status} ${response.statusText}`,
            headers: Object.fromEntries(response.headers),
            body: await response.text(),
          },
          shown.code,
        );
      }
      await done(page);
    });

    it("says why a 5xx keeps its detail, and a redirect does not leave", async () => {
      const page = await site().open(at("make", { class: "HTTPBadGateway", detail: "db7" }));
      await says(page, "#note", "for the log alone");
      assert.doesNotMatch((await shownAnswer(page)).body, /db7/);
      await page.getByLabel("Show the detail to the client").check();
      await says(page, "#body", "db7");
      assert.equal((await shownAnswer(page)).note, "");
      const away = { class: "HTTPFound", location: "https://elsewhere.example/" };
      await go(page, at("make", away));
      await says(page, "#note", "another origin");
      assert.match((await shownAnswer(page)).status, /500/);
      await page.getByLabel("It may lead to another origin").check();
      await says(page, "#status", "302");
      await done(page);
    });

    it("renders a page in a frame that may do nothing, and copies the code", async () => {
      const page = await site().open(at("make", { class: "HTTPGone", detail: "The artist <i>" }));
      await page.getByLabel("Who asks").selectOption("A browser");
      assert.equal(await page.getByLabel("Accept", { exact: true }).inputValue(), BROWSER);
      const frame = page.locator("#page iframe");
      await frame.waitFor();
      assert.equal(await frame.getAttribute("sandbox"), "");
      const inner = page.frameLocator("#page iframe");
      await inner.getByText("The artist <i>").waitFor();
      const look = await inner.locator("h1").evaluate((h1) => getComputedStyle(h1).fontFamily);
      assert.equal(look, "system-ui, sans-serif");
      // A frame that Chromium does not paint is as good as none, and compresses to nothing.
      const painted = await frame.screenshot();
      assert.ok(painted.length > 3000, `${painted.length} bytes of a picture`);
      await page.screenshot({ path: join(screenshots, "make-page.png") });
      await page.getByRole("radio", { name: "As sent" }).check();
      await says(page, "#body", "<!DOCTYPE html>");
      await page.getByRole("button", { name: "Copy", exact: true }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, (await shownAnswer(page)).code);
      await done(page);
    });

    it("can make every class of its list", async () => {
      const page = await site().open("");
      await page.getByRole("combobox", { name: "Class" }).click();
      const names = await page.$$eval("#classes [role=option] span:last-child", (all) =>
        all.map((one) => one.textContent),
      );
      assert.ok(names.length > 55, `${names.length} classes`);
      // All within the page, as each step from outside takes its time.
      const shown = await page.evaluate(async (all) => {
        const [status, code] = ["status", "code"].map((id) => document.getElementById(id));
        const duties = { allow: "GET", challenges: "Basic", upgrade: "h2c", location: "/" };
        const pairs = [];
        for (const name of all) {
          code.replaceChildren();
          location.hash = `#make?${new URLSearchParams({ class: name, ...duties })}`;
          while (code.textContent === "") await new Promise((wake) => setTimeout(wake, 2));
          pairs.push([status.textContent, code.textContent]);
        }
        return pairs;
      }, names);
      for (const [index, name] of names.entries()) {
        assert.match(shown[index][0], /^HTTP\/1\.1 [2-5]\d\d \w/);
        assert.ok(shown[index][1].includes(`throw new ${name}(`), name);
      }
      await done(page);
    });
  });
}
