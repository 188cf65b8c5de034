// Generated from DIALECTS of src/dialect.rs by `make generate`. Do not edit.

import type { Dialect } from "../../model/dialect.js";
import { createDialect } from "../create-dialect.js";

/** The dialect `problem`. [The guide](https://github.com/httpexc/httpexc/blob/main/docs/guides/dialects.md) says for whom it is. */
export const problem: Dialect = /* @__PURE__ */ createDialect("problem");

/** The dialect `falcon`. [The guide](https://github.com/httpexc/httpexc/blob/main/docs/guides/dialects.md) says for whom it is. */
export const falcon: Dialect = /* @__PURE__ */ createDialect("falcon");

/** The dialect `werkzeug`. [The guide](https://github.com/httpexc/httpexc/blob/main/docs/guides/dialects.md) says for whom it is. */
export const werkzeug: Dialect = /* @__PURE__ */ createDialect("werkzeug");

/** The dialect `webob`. [The guide](https://github.com/httpexc/httpexc/blob/main/docs/guides/dialects.md) says for whom it is. */
export const webob: Dialect = /* @__PURE__ */ createDialect("webob");

/** The dialect `discord`. [The guide](https://github.com/httpexc/httpexc/blob/main/docs/guides/dialects.md) says for whom it is. */
export const discord: Dialect = /* @__PURE__ */ createDialect("discord");

/** The dialect `falcon1`. [The guide](https://github.com/httpexc/httpexc/blob/main/docs/guides/dialects.md) says for whom it is. */
export const falcon1: Dialect = /* @__PURE__ */ createDialect("falcon1");
