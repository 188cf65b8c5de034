/** The parts of OpenAPI 3.1 that describe responses. */

/** A JSON Schema (2020-12). */
export interface SchemaObject {
  /** A keyword and its value. */
  readonly [keyword: string]: unknown;
}

/** An example of content. */
export interface ExampleObject {
  /** What it shows. */
  readonly summary: string;
  /** The content: a value if it is JSON, or else its text. */
  readonly value: unknown;
}

/** The content of a response in one media type. */
export interface MediaTypeObject {
  /** The schema of the content. */
  readonly schema: SchemaObject;
  /** Real contents, by class name. */
  readonly examples: { readonly [name: string]: ExampleObject };
}

/** A header of a response. */
export interface HeaderObject {
  /** Its meaning. */
  readonly description: string;
  /** Whether every response has it. */
  readonly required: boolean;
  /** The schema of its value. */
  readonly schema: SchemaObject;
  /** A real value, if the value differs between responses. */
  readonly example?: string;
}

/** A response. */
export interface ResponseObject {
  /** Its meaning. */
  readonly description: string;
  /** Its headers, by name in lower case. */
  readonly headers: { readonly [name: string]: HeaderObject };
  /** Its content by media type; left out if it never has content. */
  readonly content?: { readonly [mediaType: string]: MediaTypeObject };
}

/** A reference to a component. */
export interface ReferenceObject {
  /** The JSON pointer of the component. */
  readonly $ref: string;
}

/** The result of {@link openapi}. */
export interface ErrorResponses {
  /** For the `responses` of an operation: a reference for each status. */
  readonly responses: { readonly [status: string]: ReferenceObject };
  /** For the `components` of the document. */
  readonly components: {
    /** The responses, by class name. */
    readonly responses: { readonly [name: string]: ResponseObject };
    /** The schemas of their contents. */
    readonly schemas: { readonly [name: string]: SchemaObject };
  };
}
