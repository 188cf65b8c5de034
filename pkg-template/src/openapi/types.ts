/** As much of OpenAPI 3.1 as describes answers. */

/** A JSON Schema (2020-12). */
export interface SchemaObject {
  /** A keyword and its value. */
  readonly [keyword: string]: unknown;
}

/** An example of content. */
export interface ExampleObject {
  /** What it shows. */
  readonly summary: string;
  /** The content: a value where it is JSON, else its text. */
  readonly value: unknown;
}

/** The content of an answer in one media type. */
export interface MediaTypeObject {
  /** What the content is like. */
  readonly schema: SchemaObject;
  /** Real contents, by the names of their classes. */
  readonly examples: { readonly [name: string]: ExampleObject };
}

/** A header field of an answer. */
export interface HeaderObject {
  /** What it says. */
  readonly description: string;
  /** Whether every answer has it. */
  readonly required: boolean;
  /** What its value is like. */
  readonly schema: SchemaObject;
  /** A real value, where not every answer has the same. */
  readonly example?: string;
}

/** An answer. */
export interface ResponseObject {
  /** What it means. */
  readonly description: string;
  /** Its header fields, by their names in lower case. */
  readonly headers: { readonly [name: string]: HeaderObject };
  /** Its content by media type; none where it never has content. */
  readonly content?: { readonly [mediaType: string]: MediaTypeObject };
}

/** A reference to a component. */
export interface ReferenceObject {
  /** Where it is. */
  readonly $ref: string;
}

/** What {@link openapi} gives. */
export interface ErrorResponses {
  /** For the `responses` of an operation: a reference for each status. */
  readonly responses: { readonly [status: string]: ReferenceObject };
  /** For the `components` of the document. */
  readonly components: {
    /** The answers, by the names of their classes. */
    readonly responses: { readonly [name: string]: ResponseObject };
    /** What their contents are like. */
    readonly schemas: { readonly [name: string]: SchemaObject };
  };
}
