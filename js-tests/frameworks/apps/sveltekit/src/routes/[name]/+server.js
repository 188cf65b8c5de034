import { BEFORE } from "../../cases.mjs";
import { fail } from "../../thrown-errors.mjs";

export function GET({ params, setHeaders, cookies }) {
  if (process.env.ADAPTER !== "none") {
    const { "set-cookie": _, ...stays } = BEFORE.stays;
    setHeaders({ ...BEFORE.goes, ...stays, vary: BEFORE.varies });
    cookies.set("a", "1", { path: "/" });
  }
  fail(params.name);
}
