/** What answers take from a request by the leave of a configuration. */

import type { Field } from "../response/writer.js";
import { now } from "../values/sync-result.js";
import type { CorsOptions, ErrorsConfig } from "./config.js";
import type { Asking, Attempt } from "./request-context.js";

type Pair = [string, string];

/** What a script needs of an error beside its body: when to come back, and what to quote. */
const EXPOSED = ["retry-after", "ratelimit", "ratelimit-policy"];

/** Gives the fields that let other origins read an answer (Fetch, 3.2.3). */
export function corsFields(
  cors: boolean | CorsOptions | undefined,
  request: Asking,
  idField: string | undefined,
  attempt: Attempt,
): Pair[] {
  if (!cors) return [];
  const usual = idField === undefined ? EXPOSED : [...EXPOSED, idField];
  const { origin = "*", credentials = false, exposeHeaders = usual } = cors === true ? {} : cors;
  const asking = request.field("origin") ?? undefined;
  const fields: Pair[] = [];
  let allowed: string | undefined;
  if (origin === "*" && !credentials) allowed = "*";
  else {
    fields.push(["vary", "Origin"]);
    const isAllowed =
      typeof origin === "function"
        ? asking !== undefined && attempt(() => now("cors.origin", origin(asking))) === true
        : origin === "*" || (asking !== undefined && [origin].flat().includes(asking));
    if (isAllowed) allowed = asking;
  }
  if (allowed === undefined) return fields;
  fields.push(["access-control-allow-origin", allowed]);
  if (credentials) fields.push(["access-control-allow-credentials", "true"]);
  if (exposeHeaders.length > 0) {
    fields.push(["access-control-expose-headers", exposeHeaders.join(", ")]);
  }
  return fields;
}

/** An id that can stand in a field and in a log. */
const ID = /^[\x21-\x7e]{1,200}$/;

/** Gives an id in the form of a UUID (RFC 9562, 5.4). */
function freshId(): string {
  try {
    return crypto.randomUUID();
  } catch {
    // Node 18 has no `crypto` without an import. An id has to be the only one of its kind, and nothing
    // is opened by guessing it, so that the digits of Math.random are good enough.
    return "xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx".replace(/x/g, () =>
      Math.floor(Math.random() * 16).toString(16),
    );
  }
}

/** Gives the id of a request and the field that carries it. */
export function requestIdOf(
  config: ErrorsConfig["requestId"],
  asking: Asking,
  attempt: Attempt,
): { id: string; field: string } | undefined {
  const request = config === undefined ? undefined : asking.request;
  if (config === undefined || request === undefined) return undefined;
  const given = attempt(() =>
    typeof config === "string" ? request.headers.get(config) : now("requestId", config(request)),
  );
  const id = typeof given === "string" && ID.test(given) ? given : freshId();
  return { id, field: typeof config === "string" ? config.toLowerCase() : "x-request-id" };
}

/** Gives the values that templates may show: none but those that were asked for. */
export function templateValues(names: readonly string[], asking: Asking): Pair[] {
  const request = names.length > 0 ? asking.request : undefined;
  if (request === undefined) return [];
  const { pathname, search } = new URL(request.url);
  return names.flatMap((name): Pair[] => {
    // WSGI's names are understood, so that templates can stay as they are.
    const plain = name
      .toLowerCase()
      .replace(/^http_/, "")
      .replaceAll("_", "-");
    const value =
      plain === "method" || plain === "request-method"
        ? request.method
        : plain === "path" || plain === "path-info"
          ? decoded(pathname)
          : plain === "query" || plain === "query-string"
            ? search.slice(1)
            : request.headers.get(plain);
    return value === null ? [] : [[name.replaceAll("-", "_"), value]];
  });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A field as a value that templates may show, under a name that fits there. */
export function asValue([name, value]: Field): Field {
  return [name.toLowerCase().replaceAll("-", "_"), value];
}
