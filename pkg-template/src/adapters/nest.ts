/** The exception filter for NestJS. */

import { createReplySender } from "../node/fastify-reply.js";
import { createNodeRequestContext } from "../node/request-context.js";
import { writeErrorResponse } from "../node/write.js";
import { createResponder, type FrameworkErrorDetails } from "../server/adapter.js";
import { pickExtensions, readFieldErrors } from "../server/field-errors.js";
import { locateText } from "../server/located-texts.js";
import { createRequestContext } from "../server/request-context.js";
import type { Errors, ErrorsConfig } from "../server.js";
import { type ForeignError, isUpstreamError } from "../upstream/upstream-error.js";
import { readMember } from "../values/safe-read.js";

/** The parts of Nest's host that the adapter uses. */
export interface NestHost {
  getType(): string;
  // biome-ignore lint/suspicious/noExplicitAny: Nest lets the caller choose the type
  switchToHttp(): { getRequest(): any; getResponse(): any };
  /** The message to a gateway. Nest's own hosts have it. */
  switchToWs?(): { getClient(): unknown; getData(): unknown; getPattern?(): unknown };
}

/** An exception filter of Nest. */
export interface NestFilter {
  /**
   * Responds to an exception. Outside of HTTP it does what Nest itself does: a gateway emits an
   * `exception` event, and Nest handles the exceptions of a microservice or of GraphQL.
   */
  catch(exception: unknown, host: NestHost): Promise<void> | undefined;
}

/** An HttpException of Nest's. */
interface NestError extends ForeignError {
  readonly getStatus?: unknown;
  readonly getResponse?: unknown;
}

/** The members of the content of an HttpException that are no extensions. */
const NEST_MEMBERS = ["statusCode", "message", "error", "errors", "code"];

/**
 * Returns what an HttpException of Nest's has for clients, or false for another error. Its message may be
 * a list, as that of ValidationPipe is.
 */
function readNestError(error: NestError): FrameworkErrorDetails | false {
  if (typeof error.getStatus !== "function" || typeof error.getResponse !== "function") {
    return false;
  }
  if (isUpstreamError(error, ["response", "options"])) return false;
  const response: unknown = error.getResponse();
  const message = readMember(response, "message") ?? response;
  const texts = [message].flat().filter((text) => typeof text === "string");
  // ValidationPipe has a list of texts, or an object with the texts of each path.
  const isStructure = typeof message === "object" && message !== response;
  const issues = readMember(response, "errors") ?? (isStructure ? message : undefined);
  const errors = readFieldErrors(Array.isArray(issues) ? issues.map(locateText) : issues);
  const code = readMember(response, "code");
  const extensions = pickExtensions(response, NEST_MEMBERS);
  return {
    text: texts.join("; "),
    errors,
    code: typeof code === "string" || typeof code === "number" ? code : undefined,
    extensions,
  };
}

/** A client of a gateway: a native WebSocket, which has a `readyState`, or one of Socket.IO. */
interface GatewayClient {
  readonly readyState?: unknown;
  send?(text: string): unknown;
  emit?(event: string, payload: unknown): unknown;
}

/** Whether an exception is a WsException of Nest's, which holds what the client may see. */
function isGatewayException(exception: unknown): exception is { getError(): unknown } {
  if (typeof readMember(exception, "getError") !== "function") return false;
  // An RpcException has the same members, and a gateway's client must not see it.
  let errorClass = readMember(exception, "constructor");
  while (typeof errorClass === "function" && errorClass.name !== "WsException") {
    errorClass = Object.getPrototypeOf(errorClass);
  }
  return typeof errorClass === "function";
}

/** Returns what a client of a gateway gets for an exception, as Nest's own filter does. */
function createGatewayPayload(
  exception: unknown,
  message: { getData(): unknown; getPattern?(): unknown },
): unknown {
  const error = isGatewayException(exception) ? exception.getError() : "Internal server error";
  if (typeof error === "object" && error !== null) return error;
  const payload = { status: "error", message: error };
  if (typeof message.getPattern !== "function") return payload;
  return { ...payload, cause: { pattern: message.getPattern(), data: message.getData() } };
}

/**
 * Sends the `exception` event to the client of a gateway. It throws nothing: Nest does not handle what a
 * filter of a gateway throws, so that would end the process.
 */
function emitGatewayException(exception: unknown, host: NestHost): void {
  try {
    const message = host.switchToWs?.();
    const client = message?.getClient() as GatewayClient | undefined;
    if (!message || !client) return;
    const event = "exception";
    const data = createGatewayPayload(exception, message);
    if (typeof client.readyState === "number") client.send?.(JSON.stringify({ event, data }));
    else client.emit?.(event, data);
  } catch {
    // The client has left, or its message cannot be written as JSON.
  }
}

/**
 * Creates the exception filter for all exceptions of an application, on Express or on Fastify. Nest's
 * own `HttpException` keeps its status, and if that is 4xx, its message, its list of errors as field
 * errors, its `code`, and further members as extensions. Any other error becomes
 * a 500 without details. Outside of HTTP, clients get what Nest itself sends. `onError`, `onResponse`,
 * `customize` and the handlers of `on` get the `ArgumentsHost`, too.
 *
 * @param options - the options of `createErrors`, or its result. Default of `onError`: `console.error`
 * @throws TypeError if an option is unknown or cannot be used
 * @example
 * ```ts
 * import { errorHandler } from "httpexc/nest";
 *
 * const filter = errorHandler({ requestId: "x-request-id" });
 * // app.useGlobalFilters(filter);
 * console.assert(filter.catch.length === 2);
 * ```
 */
export function errorHandler<Host extends NestHost = NestHost>(
  options: Errors | ErrorsConfig<[host: Host]> = {},
): NestFilter {
  const responder = createResponder(options, readNestError);
  const sendReply = createReplySender(responder);
  return {
    catch(exception, host) {
      const type = host.getType();
      if (type === "ws") {
        const context = createRequestContext(undefined, [host]);
        if (!isGatewayException(exception)) responder.report(exception, context);
        emitGatewayException(exception, host);
      }
      // Nest handles an exception of a microservice or of GraphQL if a filter returns nothing.
      if (type !== "http") return undefined;
      const http = host.switchToHttp();
      const [req, res] = [http.getRequest(), http.getResponse()];
      const isFastify = typeof res.code === "function" && "raw" in res;
      return isFastify
        ? sendReply(exception, req, res, [host]).then(() => {})
        : writeErrorResponse(
            responder,
            exception,
            req,
            res,
            createNodeRequestContext(req, [host], req),
          );
    },
  };
}
