// Corrects the roles in the search box of VitePress 1.6. As it is, the box is a button around a form, and
// links are inside of options, which must not have interactive content: a screen reader would read neither.
// Here the box is a dialog with a list of links.

/** Each part of the component that is wrong, with what replaces it. */
const REPLACEMENTS = [
  [
    `      role="button"
      :aria-owns="results?.length ? 'localsearch-list' : undefined"
      aria-expanded="true"
      aria-haspopup="listbox"
      aria-labelledby="localsearch-label"
`,
    `      role="dialog"
      aria-modal="true"
      aria-label="Search"
`,
  ],
  [
    `            :aria-activedescendant="selectedIndex > -1 ? ('localsearch-item-' + selectedIndex) : undefined"
            aria-autocomplete="both"
            :aria-controls="results?.length ? 'localsearch-list' : undefined"
            aria-labelledby="localsearch-label"
`,
    `            aria-label="Search"
`,
  ],
  [
    `          :role="results?.length ? 'listbox' : undefined"
          :aria-labelledby="results?.length ? 'localsearch-label' : undefined"
`,
    `          aria-label="Results"
`,
  ],
  [
    `            :aria-selected="selectedIndex === index ? 'true' : 'false'"
            role="option"
`,
    "",
  ],
  [
    `              :aria-label="[...p.titles, p.title].join(' > ')"
`,
    "",
  ],
];

/** The plugin of Vite. It fails if another version of VitePress has another component. */
export const accessibleSearch = {
  name: "accessible-search",
  enforce: "pre",
  transform(code, id) {
    if (!id.endsWith("/VPLocalSearchBox.vue")) return undefined;
    return REPLACEMENTS.reduce((text, [before, after]) => {
      if (text.split(before).length !== 2) throw new Error(`VPLocalSearchBox.vue has no ${before}`);
      return text.replace(before, after);
    }, code);
  },
};
