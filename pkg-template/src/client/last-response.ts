/** The last response of several tries, which is given back if a later try brings none. */

import { cancelBody } from "./cancel-body.js";
import type { FailureReader } from "./failure-reader.js";

/** The last response of several tries. Of an earlier one the body is cancelled. */
export class LastResponse {
  #response: Response | undefined;
  #reading: AbortController | undefined;

  /** Whether there is a response. */
  get isThere(): boolean {
    return this.#response !== undefined;
  }

  /** Puts a response in the place of an earlier one. */
  replace(response: Response): void {
    this.release();
    this.#response = response;
  }

  /**
   * Frees the connection before another try. A body that is short is kept, so that it can still be
   * read; of any other one only the status and the headers are. Reading it does not delay the try.
   *
   * @param isRead - whether all of the body has been read by a clone, or `undefined` if that was not
   * tried
   * @param reader - reads the body. Without it the body is left as it is.
   */
  keep(isRead: boolean | undefined, reader: FailureReader | undefined): void {
    const response = this.#response;
    if (!response || isRead || response.body === null) return;
    if (isRead === false) cancelBody(response.body);
    else if (reader) {
      this.#reading = new AbortController();
      reader.keepBodyStart(response, this.#reading.signal);
    }
  }

  /** Returns the response, which is no longer held. */
  take(): Response {
    const response = this.#response as Response;
    this.#forget();
    return response;
  }

  /** Cancels the body of the response, if there is one. */
  release(): void {
    const body = this.#response?.body;
    this.#forget();
    cancelBody(body);
  }

  #forget(): void {
    this.#reading?.abort();
    this.#reading = undefined;
    this.#response = undefined;
  }
}
