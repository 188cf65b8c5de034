/** What a view shows, kept in the address: `#make?class=HTTPGone&detail=…`. */

/** The names of the views, in the order of their tabs. */
export const VIEWS = ["make", "read", "catalogue"] as const;
export type ViewName = (typeof VIEWS)[number];

/** A view, once its code is loaded. */
export interface View {
  /** Shows what an address says; what it does not say is as at the start. */
  restore(state: URLSearchParams): void;
  /** Gives what the address has to say. */
  state(): URLSearchParams;
}

/** An address longer than this is cut off by chats and mail programs, if not by a browser. */
const MOST = 16_000;

/** Gives the view and the state that an address names. */
export function placeOf(hash: string): { view: ViewName; state: URLSearchParams } {
  const [name = "", query = ""] = hash.replace(/^#/, "").split(/\?(.*)/s);
  const view = VIEWS.find((one) => one === name) ?? "make";
  return { view, state: new URLSearchParams(query) };
}

/** Gives the hash for a view and its state. */
export function hashOf(view: ViewName, state: URLSearchParams): string {
  const query = state.toString();
  return query === "" ? `#${view}` : `#${view}?${query}`;
}

/** Keeps a view's state in the address, and gives whether there was room for it. */
export function keep(view: ViewName, state: URLSearchParams): boolean {
  const hash = hashOf(view, state);
  const fits = hash.length <= MOST;
  history.replaceState(null, "", fits ? hash : `#${view}`);
  return fits;
}

/** Gives those of the entries that say something. */
export function told(entries: readonly (readonly [name: string, value: string])[]) {
  const state = new URLSearchParams();
  for (const [name, value] of entries) if (value !== "") state.append(name, value);
  return state;
}
