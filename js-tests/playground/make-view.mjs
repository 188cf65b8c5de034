// Tests of the view that makes errors.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { transform } from "esbuild";
import { BROWSER, formatHash, goTo, readResponse, waitForText } from "./page-actions.mjs";
import { closePage, screenshots } from "./site-browser.mjs";

/** Defines the tests. `getSite` returns the started site. */
export function testMakeView(getSite) {
  describe("the view that makes errors", () => {
    it("has an initial class, and chooses another by a search with the keyboard", async () => {
      const page = await getSite().openPage("");
      await waitForText(page, "#status", "HTTP/1.1 404 Not Found");
      const field = page.getByRole("combobox", { name: "Class" });
      await field.focus();
      await page.keyboard.type("too many");
      const options = page.locator("#classes").getByRole("option");
      assert.deepEqual(await options.allTextContents(), ["429HTTPTooManyRequests"]);
      await page.keyboard.press("Enter");
      await waitForText(page, "#status", "HTTP/1.1 429 Too Many Requests");
      assert.equal(await field.inputValue(), "HTTPTooManyRequests");
      await page.getByLabel("Retry after").fill("30");
      await waitForText(page, "#headers", "retry-after30");
      assert.match(page.url(), /#make\?class=HTTPTooManyRequests&retryAfter=30$/);

      // A search without a choice changes nothing.
      await field.fill("gone");
      await page.keyboard.press("Escape");
      assert.equal(await field.inputValue(), "HTTPTooManyRequests");
      await field.fill("no such class");
      assert.equal(await options.first().textContent(), "No class has this name.");
      await page.keyboard.press("Tab");
      assert.equal(await field.inputValue(), "HTTPTooManyRequests");
      assert.equal(await page.getByRole("listbox").count(), 0);
      // An alias finds the class too.
      await field.fill("payload");
      assert.deepEqual(await options.allTextContents(), ["413HTTPContentTooLarge"]);
      await options.first().click();
      await waitForText(page, "#status", "413");
      await closePage(page);
    });

    it("requires the options that a class requires", async () => {
      const page = await getSite().openPage(formatHash("make", { class: "HTTPMethodNotAllowed" }));
      await waitForText(page, "#missing", "A 405 requires: Allowed methods");
      await waitForText(page, "#missing", "RFC 9110, 15.5.6");
      assert.equal(await page.locator("#response").isVisible(), false);
      const field = page.getByLabel("Allowed methods");
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      await page.getByRole("button", { name: "Fill in GET, HEAD" }).click();
      await waitForText(page, "#headers", "allowGET, HEAD");
      assert.equal(await page.locator("#missing").isVisible(), false);
      await field.fill("GET HEAD");
      await waitForText(page, "#missing", "Allowed methods: this cannot be used");
      await closePage(page);
    });

    it("refuses an Accept that cannot be sent", async () => {
      const page = await getSite().openPage(formatHash("make", { accept: "text/\u0000" }));
      await waitForText(page, "#missing", "Accept: this cannot be sent");
      await page.getByLabel("Accept", { exact: true }).fill("text/plain");
      await waitForText(page, "#headers", "text/plain");
      assert.equal(await page.locator("#missing").isVisible(), false);
      await closePage(page);
    });

    it("shows which option cannot be used, and the reason", async () => {
      const cases = [
        [
          { class: "HTTPServiceUnavailable", retryAfter: "soon" },
          /^Retry after: .* neither a number nor a date/,
        ],
        [{ class: "HTTPNotFound", headers: "no colon" }, /^Further headers: .* Name: value/],
        [{ class: "HTTPNotFound", headers: "a b: c" }, /^Further headers: this cannot be used/],
        [{ class: "HTTPRangeNotSatisfiable", length: "-1" }, /^Length in bytes: .* whole number/],
      ];
      const page = await getSite().openPage("");
      for (const [state, pattern] of cases) {
        await goTo(page, formatHash("make", state));
        await page.locator("#missing").waitFor();
        await waitForText(page, "#missing p", pattern);
      }
      await closePage(page);
    });

    const STATES = [
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

    it("shows the response of the code beside it", async () => {
      const page = await getSite().openPage("");
      for (const [index, state] of STATES.entries()) {
        await page.evaluate(() => document.querySelector("#status").replaceChildren());
        await goTo(page, formatHash("make", { ...state, body: "sent" }));
        await waitForText(page, "#status", "HTTP/1.1");
        const shown = await readResponse(page);
        assert.ok(shown.code.split("\n").length >= 10, shown.code);
        const { code } = await transform(shown.code, { loader: "ts" });
        const path = join(getSite().folder, `shown-${index}.mjs`);
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
      await closePage(page);
    });

    it("explains why the detail of a 5xx is private, and a redirect to another origin fails", async () => {
      const page = await getSite().openPage(
        formatHash("make", { class: "HTTPBadGateway", detail: "db7" }),
      );
      await waitForText(page, "#note", "in the log only");
      assert.doesNotMatch((await readResponse(page)).body, /db7/);
      await page.getByLabel("Show the detail to the client").check();
      await waitForText(page, "#body", "db7");
      assert.equal((await readResponse(page)).note, "");
      const away = { class: "HTTPFound", location: "https://elsewhere.example/" };
      await goTo(page, formatHash("make", away));
      await waitForText(page, "#note", "another origin");
      assert.match((await readResponse(page)).status, /500/);
      await page.getByLabel("Allow another origin").check();
      await waitForText(page, "#status", "302");
      await closePage(page);
    });

    it("renders a page in a sandboxed frame, and copies the code", async () => {
      const page = await getSite().openPage(
        formatHash("make", { class: "HTTPGone", detail: "The artist <i>" }),
      );
      await page.getByLabel("Client", { exact: true }).selectOption("A browser");
      assert.equal(await page.getByLabel("Accept", { exact: true }).inputValue(), BROWSER);
      const frame = page.locator("#page iframe");
      await frame.waitFor();
      assert.equal(await frame.getAttribute("sandbox"), "");
      const inner = page.frameLocator("#page iframe");
      await inner.getByText("The artist <i>").waitFor();
      const look = await inner.locator("h1").evaluate((h1) => getComputedStyle(h1).fontFamily);
      assert.equal(look, "system-ui, sans-serif");
      // The picture of a frame that Chromium does not paint is very small.
      const painted = await frame.screenshot();
      assert.ok(painted.length > 3000, `${painted.length} bytes of the picture`);
      await page.screenshot({ path: join(screenshots, "make-page.png") });
      await page.getByRole("radio", { name: "As sent" }).check();
      await waitForText(page, "#body", "<!DOCTYPE html>");
      await page.getByRole("button", { name: "Copy", exact: true }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, (await readResponse(page)).code);
      await closePage(page);
    });

    it("makes an error of every class", async () => {
      const page = await getSite().openPage("");
      await page.getByRole("combobox", { name: "Class" }).click();
      const names = await page.$$eval("#classes [role=option] span:last-child", (all) =>
        all.map((one) => one.textContent),
      );
      assert.ok(names.length > 55, `${names.length} classes`);
      // The errors come first.
      assert.equal(names[0], "HTTPBadRequest");
      assert.ok(names.indexOf("HTTPInternalServerError") < names.indexOf("HTTPMovedPermanently"));
      // The loop runs in the page, as each step from outside takes time.
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
      await closePage(page);
    });
  });
}
