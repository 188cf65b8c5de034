/** Elements from names and texts. Markup never comes from a string, so no text can become any. */

export type Child = Node | string;

/** Attributes. `false` and `undefined` leave one out, and `true` sets it without a value. */
export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined;
}

/** Creates an element. The name is the one that is usual for such functions (hyperscript). */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    element.setAttribute(attribute, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/**
 * Returns the element with an id.
 *
 * @throws Error if the page has no such element of this class
 */
export function getElement<Type extends HTMLElement>(id: string, type: new () => Type): Type {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`The page has no ${type.name} #${id}`);
  return element;
}

/** Creates the rows of a description list, without those that have no value. */
export function createRows(
  pairs: readonly (readonly [name: string, value: Child | null])[],
): HTMLDivElement[] {
  return pairs.flatMap(([name, value]) =>
    value === null || value === "" ? [] : [h("div", {}, h("dt", {}, name), h("dd", {}, value))],
  );
}

/** Returns the family of a status, which decides its colour. */
export function getFamily(status: number): number {
  return Math.floor(status / 100);
}
