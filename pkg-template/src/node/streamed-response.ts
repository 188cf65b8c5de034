/** The content of ready responses as a stream of Node's, for frameworks that send such streams. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Header } from "../model/response-parts.js";
import type { ContentReader } from "../response/content-reader.js";
import { openReadyResponse, readHeaders, watchClient } from "./ready-response.js";
import { abortResponse } from "./write.js";

/** A ready response that a framework is about to send. */
export interface StreamedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  /** The content, or null if there is none or the request is a HEAD. */
  readonly stream: Readable | null;
}

/**
 * Opens a ready response for a framework. The content is cancelled if the client leaves. If it fails,
 * the response is aborted.
 */
export async function openStreamedResponse(
  ready: Response,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<StreamedResponse> {
  const open = openReadyResponse(ready, req.method);
  const { status, statusText, content } = open;
  if (content) {
    const watch = watchClient(req, res, () => content.cancel());
    void content.ended.then(watch.stop);
  }
  const headers = await readHeaders(open);
  const stream = content ? createReadable(content) : null;
  // Some frameworks wait for ever for the rest.
  stream?.once("error", () => abortResponse(res));
  return { status, statusText, headers, stream };
}

/** Creates a stream of content. If it is destroyed, the content is cancelled. */
function createReadable(content: ContentReader): Readable {
  return new Readable({
    read() {
      content.read().then(
        (chunk) => this.push(chunk ?? null),
        (error) => this.destroy(error),
      );
    },
    destroy(error, done) {
      content.cancel();
      done(error);
    },
  });
}
