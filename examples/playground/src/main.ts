/** The frame around the views: the tabs, the address and the colours. */

import { enableCopying } from "./copy-button.ts";
import { getElement } from "./elements.ts";
import { formatHash, parseHash, VIEWS, type View, type ViewName } from "./view-state.ts";

/**
 * Loads a view. Each is loaded when it is first shown, as reading is as large as all others
 * together.
 */
const LOADERS: { readonly [name in ViewName]: () => Promise<{ startView: () => View }> } = {
  make: () => import("./make-view.ts"),
  read: () => import("./read-view.ts"),
  problems: () => import("./problems-view.ts"),
  catalogue: () => import("./catalogue-view.ts"),
};

const loaded = new Map<ViewName, View>();
let current: ViewName | undefined;

const getTab = (name: ViewName) => getElement(`tab-${name}`, HTMLButtonElement);

/** Shows the view of the address. */
async function showAddress(): Promise<void> {
  const { dataset } = document.documentElement;
  delete dataset["shows"];
  const { view: name, state } = parseHash(location.hash);
  for (const one of VIEWS) {
    const isShown = one === name;
    getTab(one).setAttribute("aria-selected", String(isShown));
    getTab(one).tabIndex = isShown ? 0 : -1;
    getElement(one, HTMLElement).hidden = !isShown;
  }
  document.title = `${getTab(name).textContent?.trim()} – httpexc playground`;
  if (current !== undefined && current !== name) {
    // The element with the focus may be hidden now.
    if (document.activeElement?.closest("[role=tabpanel][hidden]")) getTab(name).focus();
    scrollTo(0, 0);
  }
  current = name;
  let view = loaded.get(name);
  if (!view) {
    const module = await LOADERS[name]();
    // Another call may have been faster.
    view = loaded.get(name) ?? module.startView();
    loaded.set(name, view);
  }
  if (current !== name) return;
  view.restore(state);
  // The tests wait for this.
  dataset["shows"] = name;
}

/** Switches to a view, in its last state. */
function switchView(name: ViewName): void {
  if (name === current) return;
  const state = loaded.get(name)?.readState() ?? new URLSearchParams();
  history.pushState(null, "", formatHash(name, state));
  void showAddress();
}

for (const name of VIEWS) {
  getTab(name).addEventListener("click", () => switchView(name));
  getTab(name).addEventListener("keydown", (event) => {
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
    getTab(next).focus();
    switchView(next);
  });
}
// This handles the back button and links within the page.
addEventListener("hashchange", () => void showAddress());

/** The key of the chosen colours in the browser's storage. A site may share its own with this page. */
const THEME_KEY = document.documentElement.dataset["themeKey"] ?? "playground-theme";

function applyTheme(theme: string): void {
  document.documentElement.style.colorScheme = theme === "auto" ? "" : theme;
}

function readTheme(): string {
  try {
    return localStorage.getItem(THEME_KEY) ?? "auto";
  } catch {
    return "auto";
  }
}

const themes = getElement("theme", HTMLFieldSetElement);
themes.addEventListener("change", (event) => {
  const { value } = event.target as HTMLInputElement;
  applyTheme(value);
  try {
    localStorage.setItem(THEME_KEY, value);
  } catch {
    // The browser may refuse storage. Then the choice is lost when the page closes.
  }
});
const theme = themes.querySelector<HTMLInputElement>(`[value="${CSS.escape(readTheme())}"]`);
if (theme) {
  theme.checked = true;
  applyTheme(theme.value);
}

enableCopying(getElement("link", HTMLButtonElement), () => location.href);
for (const form of document.forms) {
  form.addEventListener("submit", (event) => event.preventDefault());
}
await showAddress();
