/** A row of the catalogue. No code runs here. */

/** A status in the catalogue. */
export interface CatalogueRow {
  /** The three-digit status code. */
  readonly status: number;
  /** The phrase in PascalCase, without a leading `HTTP`. */
  readonly name: string;
  /** The name of its class, or null if it has none. */
  readonly className: string | null;
  /** The reason phrase that IANA registers. */
  readonly phrase: string;
  /** The section that defines it, such as `RFC 9110, 15.5.5`; empty if no specification does. */
  readonly spec: string;
  /** One plain sentence for a reader who meets the status. */
  readonly explanation: string;
  /** The headers that a response must or may have because of its status. */
  readonly duties: readonly { readonly field: string; readonly required: boolean }[];
  /** Whether a cache may store the response: by itself, only if the response allows it, or never. */
  readonly cache: "heuristic" | "explicit" | "never";
  /** Whether the response may have content. */
  readonly body: "allowed" | "never";
  /** Whether the same request may succeed later. */
  readonly retry: "never" | "later";
  /** Where the status is registered. */
  readonly standing: "registered" | "temporary" | "unused" | "unregistered";
  /** The titles that libraries give it, if they differ from the phrase. */
  readonly titles: readonly {
    readonly system: "falcon" | "falcon1" | "werkzeug" | "webob" | "httpErrors";
    readonly name: string;
  }[];
  /** Other names that libraries give its class. */
  readonly aliases: readonly {
    readonly system: "falcon" | "falcon1" | "werkzeug" | "webob" | "httpErrors";
    readonly name: string;
  }[];
}
