/** The state of a view in the address: `#make?class=HTTPGone&detail=…`. */

/** The names of the views, in the order of their tabs. */
export const VIEWS = ["make", "read", "problems", "catalogue"] as const;
export type ViewName = (typeof VIEWS)[number];

/** A loaded view. */
export interface View {
  /** Shows the state of an address. Missing values are the initial ones. */
  restore(state: URLSearchParams): void;
  /** Returns the current state for the address. */
  readState(): URLSearchParams;
}

/** The maximum length of an address. Chats, mail programs and browsers cut off longer ones. */
const MAX_LENGTH = 16_000;

/** Parses the hash of an address into a view and its state. */
export function parseHash(hash: string): { view: ViewName; state: URLSearchParams } {
  const [name = "", query = ""] = hash.replace(/^#/, "").split(/\?(.*)/s);
  const view = VIEWS.find((one) => one === name) ?? "make";
  return { view, state: new URLSearchParams(query) };
}

/** Formats the hash for a view and its state. */
export function formatHash(view: ViewName, state: URLSearchParams): string {
  const query = state.toString();
  return query === "" ? `#${view}` : `#${view}?${query}`;
}

/** Saves the state of a view in the address. Returns whether it was short enough. */
export function saveState(view: ViewName, state: URLSearchParams): boolean {
  const hash = formatHash(view, state);
  const isShort = hash.length <= MAX_LENGTH;
  history.replaceState(null, "", isShort ? hash : `#${view}`);
  return isShort;
}

/** Creates a state from the entries that have a value. */
export function createState(entries: readonly (readonly [name: string, value: string])[]) {
  const state = new URLSearchParams();
  for (const [name, value] of entries) if (value !== "") state.append(name, value);
  return state;
}
