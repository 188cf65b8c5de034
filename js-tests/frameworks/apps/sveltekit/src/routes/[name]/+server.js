import { EARLIER_HEADERS } from "../../cases.mjs";
import { throwError } from "../../thrown-errors.mjs";

export function GET({ params, setHeaders, cookies }) {
  if (process.env.ADAPTER !== "none") {
    const { "set-cookie": _, ...kept } = EARLIER_HEADERS.kept;
    setHeaders({ ...EARLIER_HEADERS.removed, ...kept, vary: EARLIER_HEADERS.vary });
    cookies.set("a", "1", { path: "/" });
  }
  throwError(params.name);
}
