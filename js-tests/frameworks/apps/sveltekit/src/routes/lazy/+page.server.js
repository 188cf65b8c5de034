import { throwError } from "../../thrown-errors.mjs";

export function load() {
  const later = new Promise((resolve) => setTimeout(resolve, 5)).then(() => throwError("404"));
  later.catch(() => {});
  return { later };
}
