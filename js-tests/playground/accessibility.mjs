// Whether everybody can use the playground: axe in each view and look, and the way of the focus.

import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { at, go } from "./page-actions.mjs";
import { done, screenshots, violations } from "./site-browser.mjs";

/** Tests that. `site` gives the site once it stands. */
export function everybody(site) {
  describe("for everybody", () => {
    const VIEWS = {
      make: at("make", {
        class: "HTTPUnprocessableContent",
        detail: "Two fields need another look.",
        errors: "user.email: This is no address.",
      }),
      missing: at("make", { class: "HTTPUnauthorized", code: "no_token" }),
      read: at("read", { sample: "Discord" }),
      quota: at("read", { sample: "A quota" }),
      // Some of each kind: all rows are made alike, and axe takes its time for each.
      catalogue: at("catalogue", { q: "required" }),
    };
    /** What is there once a view is. */
    const STANDS = {
      make: "#status b:visible",
      missing: "#missing:visible",
      read: "#report tbody tr:visible",
      quota: "#report [role=timer]:visible",
      catalogue: "tbody tr:visible",
    };
    const LOOKS = {
      light: { colorScheme: "light" },
      dark: { colorScheme: "dark" },
      phone: { colorScheme: "light", viewport: { width: 360, height: 740 } },
    };

    for (const [look, options] of Object.entries(LOOKS)) {
      it(`has nothing that axe finds wrong, and fits: ${look}`, async (t) => {
        const page = await site().open("", options);
        for (const [name, hash] of Object.entries(VIEWS)) {
          await go(page, hash);
          await page.locator(STANDS[name]).first().waitFor();
          await page.screenshot({ path: join(screenshots, `${name}-${look}.png`), fullPage: true });
          // In the dark only the colours are others.
          const rules = look === "dark" ? ["color-contrast"] : undefined;
          assert.deepEqual(await violations(page, rules), [], name);
          const width = await page.evaluate(
            () => document.documentElement.scrollWidth - innerWidth,
          );
          assert.ok(width <= 0, `${name} is ${width} px too wide`);
        }
        await done(page);
        t.diagnostic(`screenshots in ${screenshots}`);
      });
    }

    it("fits every width", async () => {
      const page = await site().open("", {});
      for (const hash of [...Object.values(VIEWS), "#catalogue"]) {
        await go(page, hash);
        for (const width of [320, 500, 840, 900, 1080, 1090, 1200]) {
          await page.setViewportSize({ width, height: 700 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${hash} is ${over} px too wide at ${width}`);
        }
      }
      await done(page);
    });

    it("shows where the keyboard is", async () => {
      const page = await site().open("", {});
      const seen = new Set();
      for (let presses = 0; presses < 20; presses++) {
        await page.keyboard.press("Tab");
        const { id, isShown } = await page.evaluate(() => {
          const { activeElement: element } = document;
          const styled = element.matches(".segments input") ? element.nextElementSibling : element;
          const { outlineStyle, outlineWidth } = getComputedStyle(styled);
          const name = element.id || element.name || element.tagName;
          return { id: name, isShown: outlineStyle !== "none" && outlineWidth !== "0px" };
        });
        // Behind the last one comes the browser itself.
        if (id === "BODY") break;
        assert.ok(isShown, `${id} has no outline`);
        seen.add(id);
      }
      for (const id of ["tab-make", "link", "theme", "class", "asker", "copy-code"]) {
        assert.ok(seen.has(id), `${id} is not among ${[...seen]}`);
      }
      await done(page);
    });
  });
}
