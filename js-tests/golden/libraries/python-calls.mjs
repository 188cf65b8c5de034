// Helps to build errors from the Python calls of all libraries.

import { convertValue } from "../case-values.mjs";

/** Returns the arguments of a Python call by name: those by position and those by keyword. */
export function bindArguments(names, { args, kwargs }) {
  const bound = { ...kwargs };
  args.forEach((one, at) => {
    bound[names[at]] = one;
  });
  return convertValue(bound);
}

/** Returns headers as pairs of strings. Python accepts numbers, too. */
export function listHeaders(headers) {
  if (headers === undefined || headers === null) return undefined;
  if (typeof headers === "string") return headers;
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers);
  return pairs.map(([name, value]) => [String(name), String(value)]);
}

/** Returns an error that carries a ready response, with a status that `Response` accepts. */
export function createReadyError(httpexc, init, body) {
  const response = new Response(body, init);
  try {
    return httpexc.abort(response);
  } catch (error) {
    return error;
  }
}

export function convertRetryAfter(value) {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Date) return value;
  if (typeof value === "string" && /^\d+$/.test(value)) return Number(value);
  if (typeof value === "string") return new Date(value);
  return value;
}

/** Returns the class with a name of any of the libraries. */
export function findClass(httpexc, name) {
  const found = httpexc[name] ?? httpexc[`HTTP${name}`];
  if (!found) throw new Error(`There is no class ${name}`);
  return found;
}

export const removeUndefined = (options) =>
  Object.fromEntries(Object.entries(options).filter(([, one]) => one !== undefined));
