/** The options of an error as fields of the form, and what a person has filled in. */

import type { CatalogueRow } from "httpexc/catalogue";
import { byId, h } from "./elements.ts";
import { type Need, OPTIONS, type Option } from "./error-options.ts";

/** What is wrong with what stands in a field. */
export interface Complaint {
  readonly option: Option;
  readonly message: string;
  /** Whether nothing stands there at all. */
  readonly isMissing: boolean;
}

type Control = HTMLInputElement | HTMLTextAreaElement;

/** One option's field. */
class Field {
  readonly option: Option;
  readonly element: HTMLElement;
  readonly #control: Control;
  readonly #mark = h("span", { class: "mark" });
  readonly #error: HTMLElement;

  constructor(option: Option) {
    const { name, label, hint, sample, kind } = option;
    const id = `option-${name}`;
    const describedby = `${id}-hint ${id}-error`;
    const hintText = h("p", { class: "hint", id: `${id}-hint` }, hint);
    this.option = option;
    this.#error = h("p", { class: "error", id: `${id}-error`, hidden: true });
    if (kind === "flag") {
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
      kind === "lines"
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
    if (this.option.kind === "flag") return (control as HTMLInputElement).checked ? "on" : "";
    return control.value.trim() === "" ? "" : control.value;
  }

  set text(text: string) {
    if (this.option.kind === "flag") (this.#control as HTMLInputElement).checked = text !== "";
    else this.#control.value = text;
  }

  require(isRequired: boolean): void {
    this.#mark.textContent = isRequired ? "required" : "";
    if (this.option.kind !== "flag") this.#control.required = isRequired;
  }

  /** Says what is wrong, or that nothing is. */
  complain(message: string | undefined): void {
    this.#error.hidden = message === undefined;
    this.#error.textContent = message ?? "";
    if (message === undefined) this.#control.removeAttribute("aria-invalid");
    else this.#control.setAttribute("aria-invalid", "true");
  }

  focus(): void {
    this.#control.focus();
  }
}

/** Where a field stands by its need: duties first. */
const ORDER: { readonly [need in Need]: number } = {
  required: 0,
  duty: 1,
  usual: 2,
  more: 3,
  none: 4,
};

const all = OPTIONS.map((option) => new Field(option));

/** Shows the fields that a class has. */
export function showFields(row: CatalogueRow): void {
  const shown = all
    .map((field) => ({ field, need: field.option.need(row) }))
    .filter(({ need }) => need !== "none")
    .sort((one, other) => ORDER[one.need] - ORDER[other.need]);
  for (const { field, need } of shown) field.require(need === "required");
  const among = (isMore: boolean) =>
    shown.filter(({ need }) => (need === "more") === isMore).map(({ field }) => field.element);
  byId("fields", HTMLElement).replaceChildren(...among(false));
  byId("more-fields", HTMLElement).replaceChildren(...among(true));
}

/** Gives what stands in the fields that a class has, as text. */
export function texts(row: CatalogueRow): [name: string, text: string][] {
  return all
    .filter(({ option }) => option.need(row) !== "none")
    .map(({ option, text }) => [option.name, text]);
}

/** Fills the fields in; those that are not named are emptied. */
export function fillIn(state: URLSearchParams, row: CatalogueRow): void {
  for (const field of all) field.text = state.get(field.option.name) ?? "";
  const isMoreTold = all.some(({ option, text }) => text !== "" && option.need(row) === "more");
  if (isMoreTold) byId("more", HTMLDetailsElement).open = true;
}

/** Fills in what an option looks like, and goes there. */
export function useSample(option: Option): void {
  const field = all.find((one) => one.option === option);
  if (!field) return;
  field.text = option.sample;
  field.focus();
}

/** Gives the options that the fields say, and what is wrong with them. */
export function optionsOf(row: CatalogueRow) {
  const options: { [name: string]: unknown } = {};
  const complaints: Complaint[] = [];
  for (const field of all) {
    const { option, text } = field;
    const need = option.need(row);
    field.complain(undefined);
    if (need === "none") continue;
    if (text === "") {
      if (need === "required") complaints.push({ option, message: "", isMissing: true });
      continue;
    }
    try {
      options[option.name] = option.read(text);
    } catch (error) {
      complaints.push({ option, message: (error as Error).message, isMissing: false });
    }
  }
  return { options, complaints };
}

/** Says at its field what is wrong with an option. */
export function complainAt(option: Option, message: string): void {
  all.find((field) => field.option === option)?.complain(message);
}
