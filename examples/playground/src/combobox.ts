/**
 * A select with a search: an editable combobox with a listbox, as the ARIA Authoring Practices
 * describe it. It does not know what its choices mean.
 */

import { h } from "./elements.ts";

/** A choice of the list. */
export interface Choice {
  /** The text of the field after it is chosen. */
  readonly name: string;
  /** The text that a search looks in. */
  readonly words: string;
  /** Creates the content of its list item. */
  createContent(): (Node | string)[];
}

export class Combobox {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #choices: readonly Choice[];
  readonly #onChange: () => void;
  #found: readonly Choice[] = [];
  #active = -1;
  #value: Choice;

  /**
   * @param input - the field
   * @param list - the element for the choices
   * @param choices - the choices, at least one
   * @param onChange - is called when the user chooses another one
   */
  constructor(
    input: HTMLInputElement,
    list: HTMLElement,
    choices: readonly [Choice, ...Choice[]],
    onChange: () => void,
  ) {
    this.#input = input;
    this.#list = list;
    this.#choices = choices;
    this.#onChange = onChange;
    this.#value = choices[0];
    input.addEventListener("input", () => this.#open(input.value));
    input.addEventListener("click", () => this.#open(""));
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => this.#close());
    input.addEventListener("keydown", (event) => this.#press(event));
    // The field keeps the focus during a click in the list.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest("[role=option]");
      const at = option ? [...list.children].indexOf(option) : -1;
      const choice = this.#found[at];
      if (choice) this.#choose(choice);
    });
  }

  get value(): string {
    return this.#value.name;
  }

  /** Chooses by name. Returns whether there is a choice of this name. */
  choose(name: string): boolean {
    const choice = this.#choices.find((one) => one.name === name);
    if (choice) this.#value = choice;
    this.#input.value = this.#value.name;
    return choice !== undefined;
  }

  get #isOpen(): boolean {
    return !this.#list.hidden;
  }

  #open(search: string): void {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    this.#found = this.#choices.filter((choice) =>
      words.every((word) => choice.words.toLowerCase().includes(word)),
    );
    this.#list.replaceChildren(
      ...(this.#found.length > 0
        ? this.#found.map((choice, at) =>
            h(
              "div",
              { role: "option", id: `${this.#list.id}-${at}`, "aria-selected": "false" },
              ...choice.createContent(),
            ),
          )
        : [h("div", { role: "option", "aria-disabled": "true" }, "No class has this name.")]),
    );
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    const current = search === "" ? this.#found.indexOf(this.#value) : 0;
    this.#activate(Math.min(current, this.#found.length - 1));
  }

  #close(): void {
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
    this.#input.value = this.#value.name;
  }

  #activate(at: number): void {
    this.#active = at;
    [...this.#list.children].forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === at));
    });
    const option = this.#list.children[at];
    if (option && this.#found.length > 0) {
      this.#input.setAttribute("aria-activedescendant", option.id);
      // scrollIntoView would scroll the page too.
      const { offsetTop, offsetHeight } = option as HTMLElement;
      const { scrollTop, clientHeight } = this.#list;
      if (offsetTop < scrollTop) this.#list.scrollTop = offsetTop;
      else if (offsetTop + offsetHeight > scrollTop + clientHeight) {
        this.#list.scrollTop = offsetTop + offsetHeight - clientHeight;
      }
    } else this.#input.removeAttribute("aria-activedescendant");
  }

  #choose(choice: Choice): void {
    const isNew = choice !== this.#value;
    this.#value = choice;
    this.#close();
    if (isNew) this.#onChange();
  }

  #press(event: KeyboardEvent): void {
    const { key } = event;
    const last = this.#found.length - 1;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!this.#isOpen) {
        this.#open("");
        return;
      }
      const next = this.#active + (key === "ArrowDown" ? 1 : -1);
      this.#activate(next > last ? 0 : next < 0 ? last : next);
      return;
    }
    if (!this.#isOpen) return;
    if (key === "PageDown" || key === "PageUp") {
      event.preventDefault();
      const next = this.#active + (key === "PageDown" ? 8 : -8);
      this.#activate(Math.max(0, Math.min(last, next)));
    } else if (key === "Enter") {
      event.preventDefault();
      const choice = this.#found[this.#active];
      if (choice) this.#choose(choice);
    } else if (key === "Escape") {
      event.preventDefault();
      this.#close();
    }
  }
}
