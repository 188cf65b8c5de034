/** Buttons that copy a text, and show whether that worked. */

import { getElement } from "./elements.ts";

/** Makes a button copy the text that `getText` returns. */
export function enableCopying(button: HTMLButtonElement, getText: () => string): void {
  const label = button.textContent;
  let timer: number | undefined;
  button.addEventListener("click", async () => {
    let message = "Copied";
    try {
      await navigator.clipboard.writeText(getText());
    } catch {
      // The browser may refuse access, or the origin may have no clipboard.
      message = "Cannot copy";
    }
    button.textContent = message;
    getElement("announcement", HTMLElement).textContent = message;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      button.textContent = label;
      getElement("announcement", HTMLElement).textContent = "";
    }, 2000);
  });
}
