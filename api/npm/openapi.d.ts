export interface DescriptionOptions {
  readonly mediaTypes?: readonly string[] | "all" | undefined;
  readonly version?: "3.1" | "3.2" | undefined;
}

export interface ErrorResponses {
  readonly components: {
    readonly responses: {
      readonly [name: string]: ResponseObject;
    };
    readonly schemas: {
      readonly [name: string]: SchemaObject;
    };
  };
  readonly responses: {
    readonly [status: string]: ReferenceObject;
  };
}

export interface ExampleObject {
  readonly summary: string;
  readonly value: unknown;
}

export interface HeaderObject {
  readonly description: string;
  readonly example?: string;
  readonly required: boolean;
  readonly schema: SchemaObject;
}

export interface MediaTypeObject {
  readonly examples: {
    readonly [name: string]: ExampleObject;
  };
  readonly schema: SchemaObject;
}

export interface ReferenceObject {
  readonly $ref: string;
}

export interface ResponseObject {
  readonly content?: {
    readonly [mediaType: string]: MediaTypeObject;
  };
  readonly description: string;
  readonly headers: {
    readonly [name: string]: HeaderObject;
  };
}

export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

export function openapi(
  errors: Iterable<ExceptionClass | HTTPException>,
  options?: ErrorsConfig | Errors,
  description?: DescriptionOptions,
): Promise<ErrorResponses>;
