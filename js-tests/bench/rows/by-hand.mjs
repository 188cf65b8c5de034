// What an application has that uses no package for errors.

/** The row that each framework's rows are compared with. */
export const BY_HAND = "by hand, JSON always";

/** What a framework does with an error of this package by itself. */
export const NO_ADAPTER = "limit: httpexc, no adapter";

/** The detail of each error. */
export const DETAIL = "No song has that id.";

/** An error with a status, as an application has it that uses no package for errors. */
export class NotFound extends Error {
  status = 404;
}

export const throwByHand = () => {
  throw new NotFound(DETAIL);
};

/** Returns the text that a handler by hand sends for an error. */
export const formatProblem = ({ status, message }) =>
  JSON.stringify({ type: "about:blank", title: "Not Found", status, detail: message });

export const JSON_HEADERS = { "content-type": "application/problem+json" };
