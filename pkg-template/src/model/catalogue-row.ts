/** What the catalogue says of a status. */
export interface CatalogueRow {
  /** The three-digit code. */
  readonly status: number;
  /** The phrase in PascalCase, without a leading `HTTP`. */
  readonly name: string;
  /** The name of its class, or null where it has none. */
  readonly className: string | null;
  /** The reason phrase that IANA registers. */
  readonly phrase: string;
  /** The section that defines it; empty where no specification does. */
  readonly spec: string;
  /** One plain sentence for a reader who meets the status. */
  readonly explanation: string;
  /** The fields that an answer must or may carry because of its status. */
  readonly duties: readonly { readonly field: string; readonly required: boolean }[];
  /** What a cache may do with it: keep it, keep it with explicit leave, or never keep it. */
  readonly cache: "heuristic" | "explicit" | "never";
  /** Whether it has content. */
  readonly body: "allowed" | "never";
  /** Whether the same request may work later. */
  readonly retry: "never" | "later";
  /** Where it comes from. */
  readonly standing: "registered" | "temporary" | "unused" | "unregistered";
  /** What libraries call it in their answers, where that is not the phrase. */
  readonly titles: readonly {
    readonly system: "falcon" | "werkzeug" | "webob" | "httpErrors";
    readonly name: string;
  }[];
  /** Other names that libraries use for its class. */
  readonly aliases: readonly {
    readonly system: "falcon" | "werkzeug" | "webob" | "httpErrors";
    readonly name: string;
  }[];
}
