/** The content of ready responses as a stream of Node's, for frameworks that send such streams. */

import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { ContentReader } from "../response/content-reader.js";
import { abortResponse } from "./write.js";

/**
 * Creates a stream of content for a response. If it is destroyed, which frameworks do when the client
 * leaves, the content is cancelled. If the content fails, a response that has begun is aborted.
 */
export function createContentStream(content: ContentReader, res: ServerResponse): Readable {
  const stream = new Readable({
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
  // Koa would let the client wait for the rest.
  stream.once("error", () => {
    if (res.headersSent) abortResponse(res);
  });
  return stream;
}

/** Creates a stream without content. */
export function createEmptyStream(): Readable {
  return Readable.from([]);
}
