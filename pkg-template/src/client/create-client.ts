/** {@link createClient}: what one API needs, decided once. */

import { type CodeMap, Codes, toCodes } from "./codes.js";
import {
  type FetchInput,
  type FetchOptions,
  fetchOrThrow,
  fromResponse,
  type ReadOptions,
  type ResponseLike,
  raiseForStatus,
} from "./from-response.js";
import { type AnswerLike, type ParseOptions, parseError } from "./parse-error.js";
import type { ReadError } from "./read-error.js";
import type { Report } from "./report.js";
import type { PolicyName } from "./retry.js";
import { throwOptionError, validateAmounts, validateOptionNames } from "./validate-options.js";
import { type FetchLike, type RetryPolicy, withRetries } from "./with-retries.js";

/** What a client decides for all of its calls; each call may decide otherwise. */
export interface ClientOptions extends Omit<ReadOptions, "signal" | "method"> {
  /** What fetches. Default: the platform's `fetch`, as it is at each call. */
  readonly fetch?: FetchLike | undefined;
  /** How failed requests are tried again. Default: not at all. */
  readonly retry?: PolicyName | RetryPolicy | undefined;
}

/** The platform's fetch, as it is at each call. */
const platformFetch: typeof fetch = (...args) => globalThis.fetch(...args);

const TASK = "create a client";
const KNOWN = "codes errorsInOk maxBytes timeout relay stack fetch retry";

/**
 * A client of one API: {@link createClient} makes it. Nothing of it is global.
 *
 * @example
 * ```ts
 * import { HTTPBadRequest } from "httpexc";
 * import { type Client, createClient } from "httpexc/client";
 *
 * class InvalidForm extends HTTPBadRequest {}
 * const client: Client = createClient({ retry: "discord" }).codes({ 50035: InvalidForm });
 * const response = Response.json({ code: 50035, message: "Invalid form" }, { status: 400 });
 * console.assert((await client.fromResponse(response)) instanceof InvalidForm);
 * ```
 */
export class Client {
  readonly #options: Omit<ReadOptions, "signal" | "method">;
  readonly #fetch: FetchLike;
  #codes: Codes;

  /** @internal */
  constructor(options: ClientOptions) {
    const {
      fetch = platformFetch,
      retry,
      codes,
      ...reading
    } = validateOptionNames(options, TASK, KNOWN);
    if (typeof fetch !== "function") throwOptionError(TASK, "fetch is not a function");
    validateAmounts(TASK, options, "maxBytes timeout");
    this.#fetch = retry === undefined ? fetch : withRetries(fetch, retry);
    this.#options = reading;
    this.#codes = toCodes(codes) ?? new Codes({});
  }

  /**
   * Adds classes of your own for codes of the API: see the function {@link codes}.
   *
   * @throws TypeError where there is no class for a code
   */
  codes(map: CodeMap): this {
    this.#codes = this.#codes.and(map);
    return this;
  }

  /** Gives what an error answer says: see the function {@link parseError}. */
  parseError(answer: AnswerLike, options?: ParseOptions): Report {
    return parseError(answer, options);
  }

  /** Gives the error that a response is, or null: see the function {@link fromResponse}. */
  fromResponse(response: ResponseLike, options?: ReadOptions): Promise<ReadError | null> {
    return fromResponse(response, this.#with(options));
  }

  /** Gives a response that is ok, and throws otherwise: see the function {@link raiseForStatus}. */
  raiseForStatus<R extends ResponseLike>(response: R, options?: ReadOptions): Promise<R> {
    return raiseForStatus(response, this.#with(options));
  }

  /** Fetches, and throws where the response is not ok: see the function {@link fetchOrThrow}. */
  fetchOrThrow(input: FetchInput, init?: FetchOptions): Promise<Response> {
    return fetchOrThrow(input, this.#with(init));
  }

  /** Gives what the client decided, and what the call decides in its place. */
  #with<O extends ReadOptions | FetchOptions>(options: O | undefined): O {
    const decided = { ...this.#options, codes: this.#codes, fetch: this.#fetch };
    const own = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
    return { ...decided, ...Object.fromEntries(own) } as unknown as O;
  }
}

/**
 * Gives a client of one API, with classes for its codes, its retries and its limits.
 *
 * @throws TypeError where an option is unknown or cannot be used
 * @example
 * ```ts
 * import { HTTPConflict, HTTPNotFound } from "httpexc";
 * import { createClient } from "httpexc/client";
 *
 * class ChannelGone extends HTTPNotFound {}
 * const slack = createClient({
 *   codes: { channel_not_found: ChannelGone, name_taken: HTTPConflict },
 *   errorsInOk: true,
 *   fetch: async () => Response.json({ ok: false, error: "channel_not_found" }),
 * });
 * try {
 *   await slack.fetchOrThrow("https://slack.example/api/chat.postMessage", { method: "POST" });
 * } catch (error) {
 *   console.assert(error instanceof ChannelGone);
 * }
 * ```
 */
export function createClient(options: ClientOptions = {}): Client {
  return new Client(options);
}
