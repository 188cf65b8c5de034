// What the tests of the playground do with its pages.

/** What a browser asks for. */
export const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

/** Gives the address of a view with what it is to show. */
export const at = (view, state = {}) => `#${view}?${new URLSearchParams(state)}`;

/** Goes to another place in the same page, and waits until it stands. */
export async function go(page, hash) {
  await page.evaluate((to) => {
    document.activeElement?.blur();
    for (const id of ["status", "report"]) document.getElementById(id).replaceChildren();
    history.pushState(null, "", to || "#");
    // Also where it is the place that is shown already.
    dispatchEvent(new HashChangeEvent("hashchange"));
  }, hash);
  await page.waitForSelector("[data-shows]", { state: "attached" });
}

/** Waits until an element's text is as expected; the time limit is for a machine that is busy. */
export const says = (page, selector, text) =>
  page.locator(selector, { hasText: text }).first().waitFor({ timeout: 20_000 });

/** Gives the answer that the first view shows. */
export const shownAnswer = (page) =>
  page.evaluate(() => {
    const text = (id) => document.getElementById(id).textContent;
    const rows = [...document.querySelectorAll("#headers > div")].map((row) =>
      [...row.children].map((child) => child.textContent),
    );
    return {
      status: text("status"),
      headers: Object.fromEntries(rows),
      body: text("body"),
      code: text("code"),
      note: document.getElementById("note").hidden ? "" : text("note"),
    };
  });
