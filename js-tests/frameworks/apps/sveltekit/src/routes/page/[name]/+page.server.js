import { fail } from "../../../thrown-errors.mjs";

export function load({ params, setHeaders }) {
  setHeaders({ "cache-control": "max-age=60" });
  fail(params.name);
}
