// What the calls of all systems have in common.

import { value } from "../case-values.mjs";

/** Parameters by position and by name, as the original takes them. */
export function bind(names, { args, kwargs }) {
  const given = { ...kwargs };
  args.forEach((one, at) => {
    given[names[at]] = one;
  });
  return value(given);
}

/** Header fields as pairs of texts; Python takes numbers, too. */
export function headerPairs(given) {
  if (given === undefined || given === null) return undefined;
  if (typeof given === "string") return given;
  const pairs = Array.isArray(given) ? given : Object.entries(given);
  return pairs.map(([name, field]) => [String(name), String(field)]);
}

/** An error that carries a ready answer, with a status that a `Response` can have. */
export function ready(httpexc, init, body) {
  const response = new Response(body, init);
  try {
    return httpexc.abort(response);
  } catch (error) {
    return error;
  }
}

export function retryAfter(given) {
  if (given === undefined || given === null) return undefined;
  if (given instanceof Date) return given;
  if (typeof given === "string" && /^\d+$/.test(given)) return Number(given);
  if (typeof given === "string") return new Date(given);
  return given;
}

/** Builds a class by its name, of any of the libraries. */
export function classNamed(httpexc, name) {
  const found = httpexc[name] ?? httpexc[`HTTP${name}`];
  if (!found) throw new Error(`There is no class ${name}`);
  return found;
}

export const defined = (options) =>
  Object.fromEntries(Object.entries(options).filter(([, one]) => one !== undefined));
