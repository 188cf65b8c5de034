// For a compiler without Fetch's types.

import { HTTPNotFound } from "httpexc";

export const status: 404 = new HTTPNotFound("No song.", { code: 7 }).status;
