// Tests the accessibility of the playground: axe in each view and theme, the widths, and the focus.

import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { findViolations } from "../lib/page-checks.mjs";
import { formatHash, goTo } from "./page-actions.mjs";
import { closePage, screenshots } from "./site-browser.mjs";

/** Defines the tests. `getSite` returns the started site. */
export function testAccessibility(getSite) {
  describe("accessibility", () => {
    const VIEWS = {
      make: formatHash("make", {
        class: "HTTPUnprocessableContent",
        detail: "Two fields need another look.",
        errors: "user.email: This is no address.",
      }),
      missing: formatHash("make", { class: "HTTPUnauthorized", code: "no_token" }),
      read: formatHash("read", { sample: "Discord" }),
      "rate-limit": formatHash("read", { sample: "A rate limit" }),
      problems: formatHash("problems", { sample: "Songs" }),
      "problems-page": formatHash("problems", { sample: "Songs", part: "page" }),
      "problems-wrong": formatHash("problems", { text: "{ Gone: { status: 200 } }" }),
      // The search leaves a few rows. All rows are created alike, and axe takes time for each.
      catalogue: formatHash("catalogue", { q: "required" }),
    };
    /** By view: an element that is visible after it is shown. */
    const READY_ELEMENTS = {
      make: "#status b:visible",
      missing: "#missing:visible",
      read: "#report tbody tr:visible",
      "rate-limit": "#report [role=timer]:visible",
      problems: "#problem-status b:visible",
      "problems-page": "#outcome-page iframe:visible",
      "problems-wrong": "#declaration-error:visible",
      catalogue: "tbody tr:visible",
    };
    const THEMES = {
      light: { colorScheme: "light" },
      dark: { colorScheme: "dark" },
      phone: { colorScheme: "light", viewport: { width: 360, height: 740 } },
    };

    for (const [theme, options] of Object.entries(THEMES)) {
      it(`has no violations of axe's rules, and fits: ${theme}`, async (t) => {
        const page = await getSite().openPage("", options);
        for (const [name, hash] of Object.entries(VIEWS)) {
          await goTo(page, hash);
          await page.locator(READY_ELEMENTS[name]).first().waitFor();
          await page.screenshot({
            path: join(screenshots, `${name}-${theme}.png`),
            fullPage: true,
          });
          // Only the colours of the dark theme differ.
          const rules = theme === "dark" ? ["color-contrast"] : undefined;
          assert.deepEqual(await findViolations(page, rules), [], name);
          const width = await page.evaluate(
            () => document.documentElement.scrollWidth - innerWidth,
          );
          assert.ok(width <= 0, `${name} is ${width} px too wide`);
        }
        await closePage(page);
        t.diagnostic(`screenshots in ${screenshots}`);
      });
    }

    it("fits every width", async () => {
      const page = await getSite().openPage("", {});
      for (const hash of [...Object.values(VIEWS), "#catalogue"]) {
        await goTo(page, hash);
        for (const width of [320, 500, 840, 900, 1080, 1090, 1200]) {
          await page.setViewportSize({ width, height: 700 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${hash} is ${over} px too wide at ${width}`);
        }
      }
      await closePage(page);
    });

    it("copies the link on a phone, by a button that a finger can hit", async () => {
      const hash = formatHash("make", { class: "HTTPGone" });
      for (const width of [320, 360, 430]) {
        const page = await getSite().openPage(hash, { viewport: { width, height: 740 } });
        const button = page.getByRole("button", { name: "Copy link" });
        const { x, width: size, height } = await button.boundingBox();
        assert.ok(size >= 44 && height >= 32, `${size} × ${height}`);
        assert.ok(x >= 0 && x + size <= width, `from ${x} to ${x + size} of ${width}`);
        await button.click();
        await page.getByRole("button", { name: "Copied" }).waitFor();
        assert.match(await page.evaluate(() => navigator.clipboard.readText()), /HTTPGone$/);
        await closePage(page);
      }
    });

    it("shows the focus of the keyboard", async () => {
      const page = await getSite().openPage("", {});
      const visited = new Set();
      for (let presses = 0; presses < 20; presses++) {
        await page.keyboard.press("Tab");
        const { id, isShown } = await page.evaluate(() => {
          const { activeElement: element } = document;
          const styled = element.matches(".segments input") ? element.nextElementSibling : element;
          const { outlineStyle, outlineWidth } = getComputedStyle(styled);
          const name = element.id || element.name || element.tagName;
          return { id: name, isShown: outlineStyle !== "none" && outlineWidth !== "0px" };
        });
        // After the last element the focus leaves the page.
        if (id === "BODY") break;
        assert.ok(isShown, `${id} has no outline`);
        visited.add(id);
      }
      for (const id of ["tab-make", "link", "theme", "class", "client", "copy-code"]) {
        assert.ok(visited.has(id), `${id} is not among ${[...visited]}`);
      }
      await closePage(page);
    });
  });
}
