import * as httpexc from "httpexc";
import { CASES } from "../cases.mjs";

export default defineEventHandler((event) => {
  throw CASES[getRouterParam(event, "name")].make(httpexc);
});
