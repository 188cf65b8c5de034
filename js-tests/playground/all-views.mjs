// What holds in all views: links to them, the keyboard, and hostile input.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { at, BROWSER, go, says, shownAnswer } from "./page-actions.mjs";
import { done } from "./site-browser.mjs";

/** Tests links and the keyboard. `site` gives the site once it stands. */
export function links(site) {
  describe("links and the keyboard", () => {
    it("shows in a new tab what the address of another one says", async () => {
      const page = await site().open("", {});
      await page.getByRole("combobox", { name: "Class" }).fill("503");
      await page.keyboard.press("Enter");
      await page.getByLabel("Detail", { exact: true }).fill("Ümlaut & =?#%\u2028");
      await page.getByLabel("Dialect").selectOption("falcon");
      await page
        .getByLabel("Accept", { exact: true })
        .fill("application/xml;q=0.5, text/html;q=0.1");
      await page.getByText("More options").click();
      await page.getByLabel("Further members").fill("a=1\nb=two");
      await says(page, "#code", '"two"');
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const other = await site().open(new URL(link).hash, {});
      await says(other, "#code", '"two"');
      assert.deepEqual(await shownAnswer(other), await shownAnswer(page));
      assert.equal(await other.getByLabel("Further members").inputValue(), "a=1\nb=two");
      await done(page);
      await done(other);
    });

    it("has tabs that arrows move between, each as it was left", async () => {
      const page = await site().open(at("make", { class: "HTTPGone" }), {});
      const tab = (name) => page.getByRole("tab", { name });
      await tab("Make").focus();
      await page.keyboard.press("ArrowRight");
      await page.getByRole("tabpanel", { name: "Read" }).waitFor();
      await says(page, ".classname", "HTTPTooManyRequests");
      await page.keyboard.press("End");
      await page.getByRole("tabpanel", { name: "Catalogue" }).waitFor();
      await page.keyboard.press("ArrowRight");
      await says(page, "#status", "410");
      assert.equal(await tab("Make").getAttribute("aria-selected"), "true");
      assert.equal(await tab("Read").getAttribute("tabindex"), "-1");
      assert.match(page.url(), /#make\?class=HTTPGone$/);
      await done(page);
    });

    it("keeps the colours that were chosen", async () => {
      const page = await site().open("", { colorScheme: "light" });
      const back = () =>
        page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const light = await back();
      await page.getByRole("radio", { name: "Dark" }).check();
      const dark = await back();
      assert.notEqual(dark, light);
      await page.reload();
      await page.waitForSelector("[data-shows]", { state: "attached" });
      assert.equal(await back(), dark);
      await done(page);
    });

    it("is not thrown by an address that nobody made", async () => {
      const page = await site().open("#nowhere?class=1");
      for (const hash of [
        "#nowhere?class=1",
        "#make?class=HTTPNothing&method=BREW&dialect=x&accept=%00",
        "#make?class=constructor&headers=__proto__%3A+1",
        "#read?sample=__proto__&method=BREW&status=abc",
        `#read?text=${encodeURIComponent("HTTP/1.1 999 Odd\nbad name: \u0001\n\nx")}%ED%A0`,
        "#catalogue?family=9&q=%",
      ]) {
        await go(page, hash);
        const tab = /^#(read|catalogue)/.exec(hash)?.[1] ?? "make";
        await page.locator(`#tab-${tab}[aria-selected=true]`).waitFor();
        assert.ok((await page.locator(`#${tab}`).textContent()).length > 100, hash);
      }
      await done(page);
    });
  });
}

/** Tests what nobody friendly would type. */
export function hostile(site) {
  describe("hostile input", () => {
    const ATTACK =
      "</script></style></textarea></title><img src=https://attacker.example/x onerror=alert(1)><script>alert(2)</script><iframe src=javascript:alert(3)></iframe>";

    it("runs nothing and asks nobody, whatever is made", async () => {
      const page = await site().open("");
      for (const accept of [BROWSER, "application/json", "application/xml", "text/plain"]) {
        for (const dialect of ["problem", "werkzeug", "webob"]) {
          const state = { class: "HTTPUnprocessableContent", accept, dialect };
          const texts = { detail: ATTACK, title: ATTACK, errors: `a: ${ATTACK}`, code: ATTACK };
          await page.evaluate(() => document.querySelector("#code").replaceChildren());
          await go(page, at("make", { ...state, ...texts }));
          await says(page, "#code", "onerror");
          await says(page, "#status", "422");
          assert.equal(await page.locator("main :is(img, script)").count(), 0);
        }
      }
      await done(page);
    });

    it("runs nothing and asks nobody, whatever is read", async () => {
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
      const page = await site().open("#read");
      for (const body of bodies) {
        const text = `HTTP/1.1 400 ${ATTACK}\nx-request-id: ${ATTACK}\n\n${body}`;
        await page.evaluate(() => document.querySelector("#report").replaceChildren());
        await go(page, at("read", { text }));
        await says(page, "#report .statusline", "400");
        assert.equal(await page.locator("#report :is(img, script, iframe)").count(), 0);
        assert.equal(await page.locator("#report a[href^=javascript]").count(), 0);
      }
      await done(page);
    });

    it("stays quick with a body of a megabyte, and keeps it out of the address", async () => {
      const page = await site().open("#read");
      const errors = Array.from({ length: 20_000 }, (_, at) => ({
        path: ["a", at],
        message: "Bad.",
      }));
      const body = JSON.stringify({ detail: "Much is wrong.", errors });
      await page
        .getByLabel("Answer", { exact: true })
        .fill(`HTTP/1.1 422 No\ncontent-type: application/problem+json\n\n${body}`);
      await says(page, ".detail", "Much is wrong.");
      assert.ok((await page.locator("#report tbody tr").count()) <= 100);
      await says(page, "#text-hint", "too long for a link");
      assert.match(page.url(), /#read$/);
      await done(page);
    });
  });
}
