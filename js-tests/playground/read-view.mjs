// The view that reads answers, and the catalogue.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { at, says } from "./page-actions.mjs";
import { done } from "./site-browser.mjs";

/** Gives what the second view shows. */
const shownReport = (page) =>
  page.evaluate(() => {
    const texts = (selector) =>
      [...document.querySelectorAll(`#report ${selector}`)].map(({ textContent }) => textContent);
    const cells = [...document.querySelectorAll("#report tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    const facts = [...document.querySelectorAll("#report .facts > div")].map((row) =>
      [...row.children].map((child) => child.textContent),
    );
    return {
      status: texts(".statusline")[0],
      className: texts(".classname code")[0],
      detail: texts(".detail")[0],
      facts: Object.fromEntries(facts),
      errors: cells,
      advice: texts(".advice h3")[0],
    };
  });

/** Tests the view that reads answers. `site` gives the site once it stands. */
export function read(site) {
  describe("the view that reads answers", () => {
    const SAMPLES = {
      "A quota": { className: "HTTPTooManyRequests", detail: "Sixty songs a minute are enough." },
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
      "A proxy": { className: "HTTPBadGateway", facts: { Format: "html" }, advice: "Try again" },
    };

    it("reads each of its samples", async () => {
      const page = await site().open("#read");
      const buttons = page.getByRole("group", { name: "Samples" }).getByRole("button");
      assert.deepEqual(await buttons.allTextContents(), Object.keys(SAMPLES));
      for (const [name, expected] of Object.entries(SAMPLES)) {
        await page.evaluate(() => document.querySelector("#report").replaceChildren());
        await buttons.filter({ hasText: name }).click();
        await page.locator("#report .statusline").waitFor();
        const report = await shownReport(page);
        for (const [part, value] of Object.entries(expected)) {
          if (part === "facts") assert.deepEqual({ ...report.facts, ...value }, report.facts, name);
          else assert.deepEqual(report[part], value, `${name}: ${part}`);
        }
        assert.equal(new URLSearchParams(page.url().split("?")[1]).get("sample"), name);
      }
      await done(page);
    });

    it("reads what curl shows: behind redirects and interim answers, and with its notes", async () => {
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
      const page = await site().open("#read");
      for (const text of [last, followed, `HTTP/1.1 103 Early Hints\n\n${last}`, noted]) {
        await page.getByLabel("Answer", { exact: true }).fill("");
        await says(page, "#report", "Nothing to read yet");
        await page.getByLabel("Answer", { exact: true }).fill(text);
        await says(page, ".detail", "Ask less often.");
        const { className, facts, advice } = await shownReport(page);
        assert.equal(className, "HTTPTooManyRequests");
        assert.equal(facts.Code, "slow_down");
        assert.equal(advice, "Try again in");
        assert.equal(await page.locator("#bare").isVisible(), false);
      }
      await done(page);
    });

    it("counts down to another try, and warns where a method must not be sent twice", async () => {
      const page = await site().open("#read", {});
      await page.clock.install();
      await page
        .getByLabel("Answer", { exact: true })
        .fill("HTTP/1.1 503 Busy\nretry-after: 75\n\nBusy");
      const timer = page.getByRole("timer");
      await says(page, "[role=timer]", "1 min 15 s");
      await page.clock.runFor(16_000);
      await says(page, "[role=timer]", "59 s");
      await page.clock.runFor(60_000);
      await says(page, ".advice", "Try again");
      assert.equal(await timer.textContent(), "now");
      await says(page, "#said", "The pause is over.");
      await page.getByLabel("Method of the request").selectOption("POST");
      await says(page, ".advice", "a POST must not be sent twice");
      // The clock is a script that the test's tool puts into each frame, and the frame refuses it.
      page.complaints = page.complaints.filter((text) => !/^Blocked script execution/.test(text));
      await done(page);
    });

    it("takes a body alone, with a status and a type beside it", async () => {
      const page = await site().open("#read");
      await page.getByLabel("Answer", { exact: true }).fill('{"message": "Unknown song"}');
      await says(page, "#report", "No status");
      await page.getByLabel("Status").fill("4");
      await says(page, "#read-status-error", "three digits");
      await page.getByLabel("Status").fill("418");
      await says(page, ".classname", "HTTPImATeapot");
      await page.getByLabel("Status").fill("204");
      await says(page, "#report", "204 is no error");
      await done(page);
    });
  });
}

/** Tests the catalogue. */
export function catalogue(site) {
  describe("the catalogue", () => {
    it("is searched by words and family", async () => {
      const page = await site().open("#catalogue");
      const count = page.locator("#count");
      const rows = page.locator("tbody tr:visible");
      const all = await rows.count();
      assert.equal(await count.textContent(), `${all} of ${all} statuses`);
      assert.ok(all > 70, `${all} statuses`);
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
      await done(page);
    });

    it("leads to specifications without leave to look back, and to the class", async () => {
      const page = await site().open(at("catalogue", { q: "451" }));
      const link = page.locator("tbody tr:visible").getByRole("link", { name: "RFC 7725, 3" });
      assert.equal(
        await link.getAttribute("href"),
        "https://www.rfc-editor.org/rfc/rfc7725#section-3",
      );
      assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
      await page.getByRole("link", { name: "HTTPUnavailableForLegalReasons" }).click();
      await says(page, "#status", "451 Unavailable For Legal Reasons");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "tab-make");
      await page.goBack();
      await page.locator("#catalogue").waitFor();
      assert.equal(await page.getByLabel("Search").inputValue(), "451");
      await done(page);
    });
  });
}
