// Reads the errors of an API where no chunk can be loaded.

import { fetchOrThrow } from "httpexc/client";

/** Returns what is known of each error of the API. */
export async function describeErrors(api) {
  const errors = {};
  for (const name of ["own", "foreign", "page"]) {
    try {
      await fetchOrThrow(`${api}/${name}`);
    } catch (error) {
      errors[name] = { name: error.name, code: error.code, detail: error.detail };
    }
  }
  return errors;
}
