export interface CatalogueRow {
  readonly aliases: readonly {
    readonly system: "falcon" | "falcon1" | "werkzeug" | "webob" | "httpErrors";
    readonly name: string;
  }[];
  readonly body: "allowed" | "never";
  readonly cache: "heuristic" | "explicit" | "never";
  readonly className: string | null;
  readonly duties: readonly {
    readonly field: string;
    readonly required: boolean;
  }[];
  readonly explanation: string;
  readonly name: string;
  readonly phrase: string;
  readonly retry: "never" | "later";
  readonly spec: string;
  readonly standing: "registered" | "temporary" | "unused" | "unregistered";
  readonly status: number;
  readonly titles: readonly {
    readonly system: "falcon" | "falcon1" | "werkzeug" | "webob" | "httpErrors";
    readonly name: string;
  }[];
}

export interface ProblemTypeRow {
  readonly name: string;
  readonly spec: string;
  readonly status: number;
  readonly title: string;
  readonly type: string;
}

export const catalogue: readonly CatalogueRow[];

export const problemTypes: readonly ProblemTypeRow[];
