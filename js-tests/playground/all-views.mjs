// Tests of all views: links, the keyboard, and hostile input.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BROWSER, formatHash, goTo, readResponse, waitForText } from "./page-actions.mjs";
import { closePage } from "./site-browser.mjs";

/** Defines the tests of links and the keyboard. `getSite` returns the started site. */
export function testNavigation(getSite) {
  describe("links and the keyboard", () => {
    it("shows the state of a copied address in a new tab", async () => {
      const page = await getSite().openPage("", {});
      await page.getByRole("combobox", { name: "Class" }).fill("503");
      await page.keyboard.press("Enter");
      await page.getByLabel("Detail", { exact: true }).fill("Ümlaut & =?#%\u2028");
      await page.getByLabel("Dialect").selectOption("falcon");
      await page
        .getByLabel("Accept", { exact: true })
        .fill("application/xml;q=0.5, text/html;q=0.1");
      await page.getByText("More options").click();
      await page.getByLabel("Further members").fill("a=1\nb=two");
      await waitForText(page, "#code", '"two"');
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const other = await getSite().openPage(new URL(link).hash, {});
      await waitForText(other, "#code", '"two"');
      assert.deepEqual(await readResponse(other), await readResponse(page));
      assert.equal(await other.getByLabel("Further members").inputValue(), "a=1\nb=two");
      await closePage(page);
      await closePage(other);
    });

    it("switches tabs with the arrow keys, and keeps the state of each", async () => {
      const page = await getSite().openPage(formatHash("make", { class: "HTTPGone" }), {});
      const findTab = (name) => page.getByRole("tab", { name });
      await findTab("Make").focus();
      await page.keyboard.press("ArrowRight");
      await page.getByRole("tabpanel", { name: "Read" }).waitFor();
      await waitForText(page, ".classname", "HTTPTooManyRequests");
      await page.keyboard.press("End");
      await page.getByRole("tabpanel", { name: "Catalogue" }).waitFor();
      await page.keyboard.press("ArrowRight");
      await waitForText(page, "#status", "410");
      assert.equal(await findTab("Make").getAttribute("aria-selected"), "true");
      assert.equal(await findTab("Read").getAttribute("tabindex"), "-1");
      assert.match(page.url(), /#make\?class=HTTPGone$/);
      await closePage(page);
    });

    it("keeps the chosen colours", async () => {
      const page = await getSite().openPage("", { colorScheme: "light" });
      const readBackground = () =>
        page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const light = await readBackground();
      await page.getByRole("radio", { name: "Dark" }).check();
      const dark = await readBackground();
      assert.notEqual(dark, light);
      await page.reload();
      await page.waitForSelector("[data-shows]", { state: "attached" });
      assert.equal(await readBackground(), dark);
      await closePage(page);
    });

    it("accepts any address", async () => {
      const page = await getSite().openPage("#nowhere?class=1");
      for (const hash of [
        "#nowhere?class=1",
        "#make?class=HTTPNothing&method=BREW&dialect=x&accept=%00",
        "#make?class=constructor&headers=__proto__%3A+1",
        "#read?sample=__proto__&method=BREW&status=abc",
        `#read?text=${encodeURIComponent("HTTP/1.1 999 Odd\nbad name: \u0001\n\nx")}%ED%A0`,
        "#problems?sample=__proto__&problem=constructor&part=x&format=y",
        "#problems?text=%7B",
        "#catalogue?family=9&q=%",
      ]) {
        await goTo(page, hash);
        const tab = /^#(read|problems|catalogue)/.exec(hash)?.[1] ?? "make";
        await page.locator(`#tab-${tab}[aria-selected=true]`).waitFor();
        assert.ok((await page.locator(`#${tab}`).textContent()).length > 100, hash);
      }
      await closePage(page);
    });
  });
}

/** Defines the tests of hostile input. `getSite` returns the started site. */
export function testHostileInput(getSite) {
  describe("hostile input", () => {
    const ATTACK =
      "</script></style></textarea></title><img src=https://attacker.example/x onerror=alert(1)><script>alert(2)</script><iframe src=javascript:alert(3)></iframe>";

    it("runs no script and sends no request for hostile options", async () => {
      const page = await getSite().openPage("");
      for (const accept of [BROWSER, "application/json", "application/xml", "text/plain"]) {
        for (const dialect of ["problem", "werkzeug", "webob"]) {
          const state = { class: "HTTPUnprocessableContent", accept, dialect };
          const texts = { detail: ATTACK, title: ATTACK, errors: `a: ${ATTACK}`, code: ATTACK };
          await page.evaluate(() => document.querySelector("#code").replaceChildren());
          await goTo(page, formatHash("make", { ...state, ...texts }));
          await waitForText(page, "#code", "onerror");
          await waitForText(page, "#status", "422");
          assert.equal(await page.locator("main :is(img, script)").count(), 0);
        }
      }
      await closePage(page);
    });

    it("runs no script and sends no request for hostile responses", async () => {
      const problem = {
        detail: ATTACK,
        title: ATTACK,
        type: "javascript:alert(4)",
        instance: ATTACK,
      };
      const errors = [{ detail: ATTACK, pointer: `/${ATTACK}` }];
      const bodies = [
        JSON.stringify({ ...problem, errors, x: ATTACK }),
        JSON.stringify({ error: { message: ATTACK, code: ATTACK, help: "javascript:alert(5)" } }),
        `<html><title>${ATTACK}</title><body onload=alert(6)><h1>${ATTACK}</h1>`,
        ATTACK,
      ];
      const page = await getSite().openPage("#read");
      for (const body of bodies) {
        const text = `HTTP/1.1 400 ${ATTACK}\nx-request-id: ${ATTACK}\n\n${body}`;
        await page.evaluate(() => document.querySelector("#report").replaceChildren());
        await goTo(page, formatHash("read", { text }));
        await waitForText(page, "#report .statusline", "400");
        assert.equal(await page.locator("#report :is(img, script, iframe)").count(), 0);
        assert.equal(await page.locator("#report a[href^=javascript]").count(), 0);
      }
      await closePage(page);
    });

    it("runs no script and sends no request for hostile declarations", async () => {
      const page = await getSite().openPage("#problems");
      const problem = { status: 404, title: ATTACK, detail: ATTACK, docs: ATTACK };
      const text = JSON.stringify({ SongGone: problem });
      for (const state of [
        { format: "json" },
        { format: "html" },
        { part: "client" },
        { part: "openapi" },
        { part: "page" },
      ]) {
        await goTo(page, formatHash("problems", { text, ...state }));
        await page.locator("#outcome:visible").waitFor();
        const place =
          state.format === "html" || state.part === "page" ? "#outcome-page iframe" : null;
        if (place) await page.locator(place).waitFor();
        else await waitForText(page, "#outcome-text", /SongGone|song-gone/);
        assert.equal(await page.locator("#problems :is(img, script)").count(), 0);
      }
      await closePage(page);
    });

    it("reads a body of a megabyte, and leaves it out of the address", async () => {
      const page = await getSite().openPage("#read");
      const errors = Array.from({ length: 20_000 }, (_, at) => ({
        path: ["a", at],
        message: "Bad.",
      }));
      const body = JSON.stringify({ detail: "Much is wrong.", errors });
      await page
        .getByLabel("Response", { exact: true })
        .fill(`HTTP/1.1 422 No\ncontent-type: application/problem+json\n\n${body}`);
      await waitForText(page, ".detail", "Much is wrong.");
      assert.ok((await page.locator("#report tbody tr").count()) <= 100);
      await waitForText(page, "#text-hint", "too long for a link");
      assert.match(page.url(), /#read$/);
      await closePage(page);
    });
  });
}
