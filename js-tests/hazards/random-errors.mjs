// Errors of every class with options drawn by lot, for what is written.

import { buildable } from "../unit/installed.mjs";

export const DIALECTS = ["problem", "falcon", "werkzeug", "webob", "discord"];
export const ACCEPTS = [
  "application/json",
  "text/html",
  "application/xml",
  "text/plain",
  "*/*",
  "",
  "image/png",
];

/** Gives what makes errors: `build(text)` gives one whose texts are all made by `text`. */
export function builder(entries, { below, pick }) {
  const classes = buildable(entries);
  const maybe = (make) => (below(3) === 0 ? undefined : make());
  return function build(text) {
    const [Class, needed] = pick(classes);
    const path = () => Array.from({ length: below(4) }, () => (below(3) ? text() : below(100)));
    const field = () => ({ path: path(), message: maybe(text), code: maybe(text) });
    return new Class({
      ...needed,
      detail: maybe(text),
      title: maybe(text),
      type: maybe(text),
      instance: maybe(text),
      code: maybe(() => (below(2) ? text() : below(1e6))),
      help: maybe(() => ({ href: text(), text: text() })),
      errors: maybe(() => Array.from({ length: below(4) }, field)),
      extensions: maybe(() => ({ [text()]: text(), b: [text(), below(10), null, { c: text() }] })),
      expose: pick([undefined, true, false]),
    });
  };
}
