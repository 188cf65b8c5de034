// For a compiler that knows nothing of Fetch.

import { HTTPNotFound } from "httpexc";

export const status: 404 = new HTTPNotFound("No song.", { code: 7 }).status;
