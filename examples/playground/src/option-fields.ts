/** The options of an error as fields of the form, and their values. */

import type { CatalogueRow } from "httpexc/catalogue";
import { getElement, h } from "./elements.ts";
import { OPTIONS, type Option, type Relevance } from "./error-options.ts";

/** A missing or wrong value of an option. */
export interface OptionProblem {
  readonly option: Option;
  readonly message: string;
  /** Whether the field is empty. */
  readonly isMissing: boolean;
}

type Control = HTMLInputElement | HTMLTextAreaElement;

/** The field of an option. */
class Field {
  readonly option: Option;
  readonly element: HTMLElement;
  readonly #control: Control;
  readonly #mark = h("span", { class: "mark" });
  readonly #error: HTMLElement;

  constructor(option: Option) {
    const { name, label, hint, sample, control } = option;
    const id = `option-${name}`;
    const describedby = `${id}-hint ${id}-error`;
    const hintText = h("p", { class: "hint", id: `${id}-hint` }, hint);
    this.option = option;
    this.#error = h("p", { class: "error", id: `${id}-error`, hidden: true });
    if (control === "flag") {
      this.#control = h("input", { type: "checkbox", id, "aria-describedby": describedby });
      this.element = h(
        "div",
        { class: "field" },
        h("label", { class: "check", for: id }, this.#control, label),
        hintText,
        this.#error,
      );
      return;
    }
    const attributes = { id, placeholder: sample, "aria-describedby": describedby };
    this.#control =
      control === "lines"
        ? h("textarea", { ...attributes, rows: 2, spellcheck: "false", class: "code" })
        : h("input", { ...attributes, type: "text", spellcheck: name === "detail" });
    this.element = h(
      "div",
      { class: "field" },
      h("label", { for: id }, label, this.#mark),
      this.#control,
      hintText,
      this.#error,
    );
  }

  get text(): string {
    const control = this.#control;
    if (this.option.control === "flag") return (control as HTMLInputElement).checked ? "on" : "";
    return control.value.trim() === "" ? "" : control.value;
  }

  set text(text: string) {
    if (this.option.control === "flag") (this.#control as HTMLInputElement).checked = text !== "";
    else this.#control.value = text;
  }

  markRequired(isRequired: boolean): void {
    this.#mark.textContent = isRequired ? "required" : "";
    if (this.option.control !== "flag") this.#control.required = isRequired;
  }

  /** Shows an error message, or removes it. */
  showError(message: string | undefined): void {
    this.#error.hidden = message === undefined;
    this.#error.textContent = message ?? "";
    if (message === undefined) this.#control.removeAttribute("aria-invalid");
    else this.#control.setAttribute("aria-invalid", "true");
  }

  focus(): void {
    this.#control.focus();
  }
}

/** The order of the fields in the form. */
const ORDER: { readonly [relevance in Relevance]: number } = {
  required: 0,
  specific: 1,
  common: 2,
  rare: 3,
  none: 4,
};

const fields = OPTIONS.map((option) => new Field(option));

/** Shows the fields of a class. */
export function showFields(row: CatalogueRow): void {
  const shown = fields
    .map((field) => ({ field, relevance: field.option.getRelevance(row) }))
    .filter(({ relevance }) => relevance !== "none")
    .sort((one, other) => ORDER[one.relevance] - ORDER[other.relevance]);
  for (const { field, relevance } of shown) field.markRequired(relevance === "required");
  const listElements = (isRare: boolean) =>
    shown
      .filter(({ relevance }) => (relevance === "rare") === isRare)
      .map(({ field }) => field.element);
  getElement("fields", HTMLElement).replaceChildren(...listElements(false));
  getElement("more-fields", HTMLElement).replaceChildren(...listElements(true));
}

/** Returns the texts in the fields of a class. */
export function readTexts(row: CatalogueRow): [name: string, text: string][] {
  return fields
    .filter(({ option }) => option.getRelevance(row) !== "none")
    .map(({ option, text }) => [option.name, text]);
}

/** Fills the fields. A field without a value in the state becomes empty. */
export function fillFields(state: URLSearchParams, row: CatalogueRow): void {
  for (const field of fields) field.text = state.get(field.option.name) ?? "";
  const hasRare = fields.some(
    ({ option, text }) => text !== "" && option.getRelevance(row) === "rare",
  );
  if (hasRare) getElement("more", HTMLDetailsElement).open = true;
}

/** Fills in the sample of an option, and moves the focus to its field. */
export function useSample(option: Option): void {
  const field = fields.find((one) => one.option === option);
  if (!field) return;
  field.text = option.sample;
  field.focus();
}

/** Reads the options from the fields. Returns them and their problems. */
export function readOptions(row: CatalogueRow) {
  const options: { [name: string]: unknown } = {};
  const problems: OptionProblem[] = [];
  for (const field of fields) {
    const { option, text } = field;
    const relevance = option.getRelevance(row);
    field.showError(undefined);
    if (relevance === "none") continue;
    if (text === "") {
      if (relevance === "required") problems.push({ option, message: "", isMissing: true });
      continue;
    }
    try {
      options[option.name] = option.parse(text);
    } catch (error) {
      problems.push({ option, message: (error as Error).message, isMissing: false });
    }
  }
  return { options, problems };
}

/** Shows an error message at the field of an option. */
export function showErrorAt(option: Option, message: string): void {
  fields.find((field) => field.option === option)?.showError(message);
}
