/** Elements from names and texts. Markup never comes from a string, so no text can become any. */

export type Child = Node | string;

/** Attributes; `false` and `undefined` leave one out, and `true` sets it without a value. */
export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined;
}

/** Gives a new element. */
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
 * Gives the element of the page with an id.
 *
 * @throws Error where the page has none of this kind
 */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${kind.name} #${id}`);
  return element;
}

/** Gives the rows of a description list, without those that say nothing. */
export function rows(
  pairs: readonly (readonly [name: string, value: Child | null])[],
): HTMLDivElement[] {
  return pairs.flatMap(([name, value]) =>
    value === null || value === "" ? [] : [h("div", {}, h("dt", {}, name), h("dd", {}, value))],
  );
}

/** Gives the family of a status, which its colour follows. */
export function family(status: number): number {
  return Math.floor(status / 100);
}
