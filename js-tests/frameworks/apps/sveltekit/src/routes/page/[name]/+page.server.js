import { throwError } from "../../../thrown-errors.mjs";

export function load({ params, setHeaders }) {
  setHeaders({ "cache-control": "max-age=60" });
  throwError(params.name);
}
