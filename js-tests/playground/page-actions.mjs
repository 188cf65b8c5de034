// Actions of the tests in the pages of the playground.

/** The Accept value of a browser. */
export const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

/** Formats the hash of a view and its state. */
export const formatHash = (view, state = {}) => `#${view}?${new URLSearchParams(state)}`;

/** Goes to another hash in the same page, and waits until it is shown. */
export async function goTo(page, hash) {
  await page.evaluate((to) => {
    document.activeElement?.blur();
    for (const id of ["status", "report", "problem-status", "outcome-text"])
      document.getElementById(id).replaceChildren();
    history.pushState(null, "", to || "#");
    // The event is also needed if this hash is shown already.
    dispatchEvent(new HashChangeEvent("hashchange"));
  }, hash);
  await page.waitForSelector("[data-shows]", { state: "attached" });
}

/** Waits until an element has a text. The time limit is long, as the machine may be busy. */
export const waitForText = (page, selector, text) =>
  page.locator(selector, { hasText: text }).first().waitFor({ timeout: 20_000 });

/** Returns the response that the first view shows. */
export const readResponse = (page) =>
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
