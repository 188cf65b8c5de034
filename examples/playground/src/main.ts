/** The frame around the views: tabs, the address, colours. */

import { copies } from "./copy-button.ts";
import { byId } from "./elements.ts";
import { hashOf, placeOf, VIEWS, type View, type ViewName } from "./view-state.ts";

/** The views are loaded when they are first looked at: reading is as large as all the rest. */
const LOADS: { readonly [name in ViewName]: () => Promise<{ view: () => View }> } = {
  make: () => import("./make-view.ts"),
  read: () => import("./read-view.ts"),
  catalogue: () => import("./catalogue-view.ts"),
};

const loaded = new Map<ViewName, View>();
let current: ViewName | undefined;

const tab = (name: ViewName) => byId(`tab-${name}`, HTMLButtonElement);

/** Shows what the address names. */
async function follow(): Promise<void> {
  const { dataset } = document.documentElement;
  delete dataset["shows"];
  const { view: name, state } = placeOf(location.hash);
  for (const one of VIEWS) {
    const isShown = one === name;
    tab(one).setAttribute("aria-selected", String(isShown));
    tab(one).tabIndex = isShown ? 0 : -1;
    byId(one, HTMLElement).hidden = !isShown;
  }
  document.title = `${tab(name).textContent?.trim()} – httpexc playground`;
  if (current !== undefined && current !== name) {
    // What had the focus may be hidden by now.
    if (document.activeElement?.closest("[role=tabpanel][hidden]")) tab(name).focus();
    scrollTo(0, 0);
  }
  current = name;
  let view = loaded.get(name);
  if (!view) {
    const module = await LOADS[name]();
    // Another call may have been faster.
    view = loaded.get(name) ?? module.view();
    loaded.set(name, view);
  }
  if (current !== name) return;
  view.restore(state);
  // For those who wait for it, such as the tests.
  dataset["shows"] = name;
}

/** Goes to a view as it was left. */
function go(name: ViewName): void {
  if (name === current) return;
  const state = loaded.get(name)?.state() ?? new URLSearchParams();
  history.pushState(null, "", hashOf(name, state));
  void follow();
}

for (const name of VIEWS) {
  tab(name).addEventListener("click", () => go(name));
  tab(name).addEventListener("keydown", (event) => {
    const at = VIEWS.indexOf(name);
    const { length } = VIEWS;
    const to = {
      ArrowRight: (at + 1) % length,
      ArrowLeft: (at + length - 1) % length,
      Home: 0,
      End: length - 1,
    }[event.key];
    const next = to === undefined ? undefined : VIEWS[to];
    if (!next) return;
    event.preventDefault();
    tab(next).focus();
    go(next);
  });
}
// Going back, and links within the page.
addEventListener("hashchange", () => void follow());

/** Where the choice of colours is kept. */
const THEME = "playground-theme";

function paint(theme: string): void {
  document.documentElement.style.colorScheme = theme === "auto" ? "" : theme;
}

function keptTheme(): string {
  try {
    return localStorage.getItem(THEME) ?? "auto";
  } catch {
    return "auto";
  }
}

const themes = byId("theme", HTMLFieldSetElement);
themes.addEventListener("change", (event) => {
  const { value } = event.target as HTMLInputElement;
  paint(value);
  try {
    localStorage.setItem(THEME, value);
  } catch {
    // A browser may keep nothing; the choice holds until the page is left.
  }
});
const chosen = themes.querySelector<HTMLInputElement>(`[value="${CSS.escape(keptTheme())}"]`);
if (chosen) {
  chosen.checked = true;
  paint(chosen.value);
}

copies(byId("link", HTMLButtonElement), () => location.href);
for (const form of document.forms) {
  form.addEventListener("submit", (event) => event.preventDefault());
}
await follow();
