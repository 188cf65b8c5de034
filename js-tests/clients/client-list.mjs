// HTTP clients and SDKs: how each is called, and what of a response its errors do not have. Each is the real
// package.

import { FETCH_CLIENTS } from "./fetch-clients.mjs";
import { NODE_CLIENTS } from "./node-clients.mjs";

/**
 * The clients. A row has the `name`, and `send`, which fails as the client's users see it. It takes
 * a URL and a signal, the milliseconds after which the client gives up, and a method. Further members:
 *
 * - `api`: the situation with the body that the API of the client sends
 * - `lost`: what of a response its error lacks, "headers" or "body", by situation; or "all", if the error
 *   says nothing of a response at all
 * - `changes`: members that differ, by situation, as the client has changed them
 * - `hasMethod`: whether the error says the method; `hasSignal: false`: whether it can be aborted
 * - `losesReason`: whether its errors do not say why a signal was aborted
 * - `timeoutIsAbort`: whether nothing distinguishes its timeout from an abort
 */
export const CLIENTS = [...FETCH_CLIENTS, ...NODE_CLIENTS];
