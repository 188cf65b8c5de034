// Tests of the view that reads responses, and of the catalogue.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatHash, waitForText } from "./page-actions.mjs";
import { closePage } from "./site-browser.mjs";

/** Returns the report that the second view shows. */
const readReport = (page) =>
  page.evaluate(() => {
    const readTexts = (selector) =>
      [...document.querySelectorAll(`#report ${selector}`)].map(({ textContent }) => textContent);
    const cells = [...document.querySelectorAll("#report tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    const facts = [...document.querySelectorAll("#report .facts > div")].map((row) =>
      [...row.children].map((child) => child.textContent),
    );
    return {
      status: readTexts(".statusline")[0],
      className: readTexts(".classname code")[0],
      detail: readTexts(".detail")[0],
      facts: Object.fromEntries(facts),
      errors: cells,
      advice: readTexts(".advice h3")[0],
    };
  });

/** Defines the tests of the view that reads responses. `getSite` returns the started site. */
export function testReadView(getSite) {
  describe("the view that reads responses", () => {
    const SAMPLES = {
      "A rate limit": {
        className: "HTTPTooManyRequests",
        detail: "Sixty songs a minute are enough.",
      },
      "Problem details": { className: "HTTPConflict", status: "409 Conflict" },
      Discord: { className: "HTTPBadRequest", facts: { Code: "50035", Format: "discord" } },
      FastAPI: {
        className: "HTTPUnprocessableContent",
        errors: [
          ["title", "body", "missing", "A title is needed"],
          ["page", "query", "int_parsing", "Not a whole number"],
        ],
      },
      GraphQL: { status: "200 OK", detail: "There is no such song.", facts: { Code: "NOT_FOUND" } },
      Google: { className: "HTTPForbidden", facts: { Code: "PERMISSION_DENIED" } },
      S3: { className: "HTTPNotFound", facts: { Code: "NoSuchKey", "Request id": "8Q2K" } },
      "A proxy": { className: "HTTPBadGateway", facts: { Format: "html" }, advice: "Retry" },
    };

    it("reads each of its samples", async () => {
      const page = await getSite().openPage("#read");
      const buttons = page.getByRole("group", { name: "Samples" }).getByRole("button");
      assert.deepEqual(await buttons.allTextContents(), Object.keys(SAMPLES));
      for (const [name, expected] of Object.entries(SAMPLES)) {
        await page.evaluate(() => document.querySelector("#report").replaceChildren());
        await buttons.filter({ hasText: name }).click();
        await page.locator("#report .statusline").waitFor();
        const report = await readReport(page);
        for (const [part, value] of Object.entries(expected)) {
          if (part === "facts") assert.deepEqual({ ...report.facts, ...value }, report.facts, name);
          else assert.deepEqual(report[part], value, `${name}: ${part}`);
        }
        assert.equal(new URLSearchParams(page.url().split("?")[1]).get("sample"), name);
      }
      await closePage(page);
    });

    it("reads the output of curl with redirects, interim responses and notes", async () => {
      const body = '{"error": "slow_down", "error_description": "Ask less often."}';
      const last = `HTTP/2 429\r\ncontent-type: application/json\r\nretry-after: 90\r\n\r\n${body}`;
      const followed = `HTTP/1.1 301 Moved Permanently\r\nlocation: /b\r\n\r\n${last}`;
      const noted = [
        "* Connected to api.example",
        "> GET /a HTTP/2",
        "> accept: */*",
        ">",
        "< HTTP/2 429",
        "< content-type: application/json",
        "< retry-after: 90",
        "<",
        "{ [62 bytes data]",
        body,
        "* Connection #0 to host api.example left intact",
      ].join("\n");
      const page = await getSite().openPage("#read");
      for (const text of [last, followed, `HTTP/1.1 103 Early Hints\n\n${last}`, noted]) {
        await page.getByLabel("Response", { exact: true }).fill("");
        await waitForText(page, "#report", "Nothing to read yet");
        await page.getByLabel("Response", { exact: true }).fill(text);
        await waitForText(page, ".detail", "Ask less often.");
        const { className, facts, advice } = await readReport(page);
        assert.equal(className, "HTTPTooManyRequests");
        assert.equal(facts.Code, "slow_down");
        assert.equal(advice, "Retry in");
        assert.equal(await page.locator("#bare").isVisible(), false);
      }
      await closePage(page);
    });

    it("counts down to a retry, and warns if a method must not be sent twice", async () => {
      const page = await getSite().openPage("#read", {});
      await page.clock.install();
      await page
        .getByLabel("Response", { exact: true })
        .fill("HTTP/1.1 503 Busy\nretry-after: 75\n\nBusy");
      const timer = page.getByRole("timer");
      await waitForText(page, "[role=timer]", "1 min 15 s");
      await page.clock.runFor(16_000);
      await waitForText(page, "[role=timer]", "59 s");
      await page.clock.runFor(60_000);
      await waitForText(page, ".advice", "Retry");
      assert.equal(await timer.textContent(), "now");
      await waitForText(page, "#announcement", "The pause is over.");
      await page.getByLabel("Method of the request").selectOption("POST");
      await waitForText(page, ".advice", "a POST must not be sent twice");
      // Playwright adds the clock as a script to each frame, and the sandboxed frame refuses it.
      page.problems = page.problems.filter((text) => !/^Blocked script execution/.test(text));
      await closePage(page);
    });

    it("reads a body with a status and a type from other fields", async () => {
      const page = await getSite().openPage("#read");
      await page.getByLabel("Response", { exact: true }).fill('{"message": "Unknown song"}');
      await waitForText(page, "#report", "No status");
      await page.getByLabel("Status").fill("4");
      await waitForText(page, "#read-status-error", "three digits");
      await page.getByLabel("Status").fill("418");
      await waitForText(page, ".classname", "HTTPImATeapot");
      await page.getByLabel("Status").fill("204");
      await waitForText(page, "#report", "204 is no error");
      await closePage(page);
    });
  });
}

/** Defines the tests of the catalogue. `getSite` returns the started site. */
export function testCatalogue(getSite) {
  describe("the catalogue", () => {
    it("can be searched by words and family", async () => {
      const page = await getSite().openPage("#catalogue");
      const count = page.locator("#count");
      const rows = page.locator("tbody tr:visible");
      const all = await rows.count();
      assert.equal(await count.textContent(), `${all} of ${all} statuses`);
      assert.ok(all > 70, `${all} statuses`);
      assert.equal(await rows.first().locator("th").textContent(), "400");
      const cases = [
        ["allow never", "All", []],
        ["location required", "All", ["301", "302", "303", "305", "307", "308"]],
        ["payloadtoolarge http-errors", "All", ["413"]],
        ["never", "4xx", ["428", "429", "431"]],
        ["rfc 7725", "All", ["451"]],
        ["retry later", "4xx", ["408", "425", "429"]],
      ];
      for (const [words, family, statuses] of cases) {
        await page.getByLabel("Search").fill(words);
        await page.getByRole("radio", { name: family }).check();
        await count
          .filter({ hasText: statuses.length ? `${statuses.length} of` : "No status" })
          .waitFor();
        assert.deepEqual(await rows.locator("th").allTextContents(), statuses, words);
      }
      await closePage(page);
    });

    it("links to specifications without a referrer, and to the class", async () => {
      const page = await getSite().openPage(formatHash("catalogue", { q: "451" }));
      const link = page.locator("tbody tr:visible").getByRole("link", { name: "RFC 7725, 3" });
      assert.equal(
        await link.getAttribute("href"),
        "https://www.rfc-editor.org/rfc/rfc7725#section-3",
      );
      assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
      await page.getByRole("link", { name: "HTTPUnavailableForLegalReasons" }).click();
      await waitForText(page, "#status", "451 Unavailable For Legal Reasons");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "tab-make");
      await page.goBack();
      await page.locator("#catalogue").waitFor();
      assert.equal(await page.getByLabel("Search").inputValue(), "451");
      await closePage(page);
    });
  });
}
