// Errors of random classes with random options, for the tests of the writers.

import { listBuildableClasses } from "../unit/package-import.mjs";

export const ACCEPTS = [
  "application/json",
  "text/html",
  "application/xml",
  "text/plain",
  "text/markdown",
  "*/*",
  "",
  "image/png",
];

/** Returns a function that builds a random error. Its argument makes each text of the error. */
export function createErrorBuilder(entries, { pickBelow, pick }) {
  const classes = listBuildableClasses(entries);
  const maybe = (make) => (pickBelow(3) === 0 ? undefined : make());
  return function buildError(text) {
    const [Class, needed] = pick(classes);
    const path = () =>
      Array.from({ length: pickBelow(4) }, () => (pickBelow(3) ? text() : pickBelow(100)));
    const fieldError = () => ({ path: path(), message: maybe(text), code: maybe(text) });
    return new Class({
      ...needed,
      detail: maybe(text),
      title: maybe(text),
      type: maybe(text),
      instance: maybe(text),
      code: maybe(() => (pickBelow(2) ? text() : pickBelow(1e6))),
      help: maybe(() => ({ href: text(), text: text() })),
      errors: maybe(() => Array.from({ length: pickBelow(4) }, fieldError)),
      extensions: maybe(() => ({
        [text()]: text(),
        b: [text(), pickBelow(10), null, { c: text() }],
      })),
      expose: pick([undefined, true, false]),
    });
  };
}
