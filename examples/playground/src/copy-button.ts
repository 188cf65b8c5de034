/** Buttons that copy a text, and say whether that worked. */

import { byId } from "./elements.ts";

/** Lets a button copy what `text` gives when it is pressed. */
export function copies(button: HTMLButtonElement, text: () => string): void {
  const label = button.textContent;
  let timer: number | undefined;
  button.addEventListener("click", async () => {
    let said = "Copied";
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      // The clipboard may be refused, or the page may come from an origin that has none.
      said = "Cannot copy";
    }
    button.textContent = said;
    byId("said", HTMLElement).textContent = said;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      button.textContent = label;
      byId("said", HTMLElement).textContent = "";
    }, 2000);
  });
}
