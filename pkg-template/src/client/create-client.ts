/** {@link createClient}: the options of all calls to one API, given once. */

import type { ProblemSet } from "../model/problem-declaration.js";
import {
  copyOwnOptions,
  type OptionNames,
  throwOptionError,
  validateOptionNames,
} from "../values/option-names.js";
import { type CodeMap, Codes, resolveCodes } from "./codes.js";
import type { FetchInput, FetchLike } from "./fetch-request.js";
import type { FetchResult, ReadFailure } from "./fetch-result.js";
import {
  COMMON_READ_NAMES,
  type FetchOptions,
  fetchOrThrow,
  fetchResponse,
  fromResponse,
  type ReadOptions,
  type ResponseLike,
  raiseForStatus,
} from "./from-response.js";
import { isNetworkFailure } from "./network-failure.js";
import { NoResponse } from "./no-response.js";
import { resolveProblems } from "./resolve-problems.js";
import type { RetryPolicy } from "./retry-options.js";
import type { PolicyName } from "./retry-policy.js";
import { validateAmounts } from "./validate-options.js";
import { withRetries } from "./with-retries.js";

/** The options of a client, for all of its calls. The options of a call come first. */
export interface ClientOptions<Set extends ProblemSet = ProblemSet>
  extends Omit<ReadOptions, "signal" | "method" | "problems"> {
  /**
   * The problems that the API declares: `defineProblems` of `httpexc/problems`. See
   * {@link ReadOptions.problems}.
   */
  readonly problems?: Set | undefined;
  /** The function that fetches. Default: the platform's `fetch`, looked up at each call. */
  readonly fetch?: FetchLike | undefined;
  /** How failed requests are retried. Default: not at all. */
  readonly retry?: PolicyName | RetryPolicy | undefined;
  /**
   * Whether a POST and a PATCH have a key that makes their retries safe: see
   * {@link RetryPolicy.idempotencyKey}. It needs `retry`. Default: false.
   */
  readonly idempotencyKey?: boolean | undefined;
}

const CLIENT_NAMES: OptionNames<ClientOptions> = {
  ...COMMON_READ_NAMES,
  fetch: true,
  retry: true,
  idempotencyKey: true,
};

/** Returns a policy with the client's own `idempotencyKey`, if that is given. */
function addKeys(policy: RetryPolicy, idempotencyKey: boolean | undefined): RetryPolicy {
  return idempotencyKey === undefined
    ? policy
    : { ...copyOwnOptions(policy, "retry"), idempotencyKey };
}

/** Calls the platform's fetch, looked up at each call. */
const callPlatformFetch: typeof fetch = (...args) => globalThis.fetch(...args);

/**
 * A client of one API: {@link createClient} creates it. It shares no state with other clients.
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
export class Client<Set extends ProblemSet = never> {
  readonly #readOptions: Omit<ReadOptions, "signal" | "method">;
  readonly #fetch: FetchLike;
  #codes: Codes;

  /** @internal */
  constructor(options: ClientOptions<Set>) {
    const ownOptions = validateOptionNames(options, "create a client", CLIENT_NAMES);
    const { fetch = callPlatformFetch, retry, idempotencyKey, codes, ...readOptions } = ownOptions;
    if (typeof fetch !== "function") throwOptionError("create a client", "fetch is not a function");
    validateAmounts("create a client", ownOptions, ["maxBytes", "timeout"]);
    resolveProblems(ownOptions.problems, "create a client");
    // A client without retries sends each request once, so a key would be of no use.
    if (idempotencyKey && retry === undefined) {
      throwOptionError("create a client", "idempotencyKey requires retry");
    }
    const policy = typeof retry === "string" ? { policy: retry } : retry;
    this.#fetch =
      policy === undefined ? fetch : withRetries(fetch, addKeys(policy, idempotencyKey));
    this.#readOptions = readOptions;
    this.#codes = resolveCodes(codes) ?? new Codes({});
  }

  /**
   * Adds your own classes for codes of the API: see the function {@link codes}.
   *
   * @throws TypeError if there is no class for a code
   */
  codes(map: CodeMap): this {
    this.#codes = this.#codes.and(map);
    return this;
  }

  /** Returns the error that a response is, or `null`: see the function {@link fromResponse}. */
  fromResponse(response: ResponseLike, options?: ReadOptions): Promise<ReadFailure<Set> | null> {
    return fromResponse(
      response,
      this.#mergeReadOptions(options),
    ) as Promise<ReadFailure<Set> | null>;
  }

  /**
   * Returns a response if it is ok, and throws otherwise: see the function {@link raiseForStatus}.
   */
  raiseForStatus<R extends ResponseLike>(response: R, options?: ReadOptions): Promise<R> {
    return raiseForStatus(response, this.#mergeReadOptions(options));
  }

  /** Fetches, and throws if the response is not ok: see the function {@link fetchOrThrow}. */
  fetchOrThrow(input: FetchInput, init?: FetchOptions): Promise<Response> {
    return fetchOrThrow(input, this.#mergeFetchOptions(init));
  }

  /**
   * Fetches, and returns the result as a value: `{ ok: true, value }` with the response if it is ok,
   * otherwise `{ ok: false, error }`. The type of the error is the union of the declared problems, of any
   * other error response, and of {@link NoResponse} if the network failed. `error.problem` narrows it: it
   * is the name of a declared problem, and undefined otherwise.
   *
   * @throws the reason of the signal if the request is aborted, and any error that is a bug of the
   * program, as a wrong URL is
   * @example
   * ```ts
   * import { createClient } from "httpexc/client";
   * import { defineProblems, type } from "httpexc/problems";
   *
   * const songs = defineProblems("https://api.example/problems/", {
   *   SongUnknown: { status: 404, extensions: type<{ song: number }>() },
   * });
   * const respond = async () => new songs.SongUnknown({ song: 7 }).toResponse();
   * const api = createClient({ problems: songs, fetch: respond });
   * const { error } = await api.fetch("https://api.example/songs/7");
   * console.assert(error?.problem === "SongUnknown" && error.extensions.song === 7);
   * ```
   */
  async fetch(input: FetchInput, init: FetchOptions = {}): Promise<FetchResult<Set>> {
    let noResponse: NoResponse | undefined;
    const noteFailure = (error: unknown, signal: AbortSignal | null | undefined): void => {
      if (!signal?.aborted && isNetworkFailure(error)) noResponse = new NoResponse(error);
    };
    try {
      const options = this.#mergeFetchOptions(init);
      const { response, readOptions } = await fetchResponse(input, options, noteFailure);
      const error = await fromResponse(response, readOptions);
      return error ? { ok: false, error: error as never } : { ok: true, value: response };
    } catch (error) {
      if (noResponse) return { ok: false, error: noResponse };
      throw error;
    }
  }

  /** Merges the options of a call over those of the client. An undefined option does not count. */
  #mergeReadOptions(callOptions: ReadOptions | FetchOptions | undefined): ReadOptions {
    const entries = Object.entries(callOptions ?? {}).filter(([, value]) => value !== undefined);
    return { ...this.#readOptions, codes: this.#codes, ...Object.fromEntries(entries) };
  }

  /** Merges the same for a request, which needs the `fetch` as well. */
  #mergeFetchOptions(callOptions: FetchOptions | undefined): FetchOptions {
    return { fetch: this.#fetch, ...this.#mergeReadOptions(callOptions) } as FetchOptions;
  }
}

/**
 * Creates a client of one API, with classes for its codes, its retries and its limits.
 *
 * @throws TypeError if an option is unknown or invalid
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
export function createClient<Set extends ProblemSet = never>(
  options: ClientOptions<Set> = {},
): Client<Set> {
  return new Client<Set>(options);
}
