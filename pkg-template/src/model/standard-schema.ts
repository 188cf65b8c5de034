/**
 * The parts of Standard Schema (https://standardschema.dev) that are used. Zod, Valibot, ArkType and
 * others have them. No code runs here.
 */

/** A schema that validates a value. `Input` is what it takes, `Output` what it makes of that. */
export interface StandardSchema<Input = unknown, Output = Input> {
  /** The members of the standard. */
  readonly "~standard": StandardProps<Input, Output>;
}

/** The members of the standard. */
export interface StandardProps<Input = unknown, Output = Input> {
  readonly version: 1;
  readonly vendor: string;
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
}

/** The result of a validation: a value, or what is wrong with it. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** What is wrong with one part of a value. */
export interface SchemaIssue {
  /** A sentence for a person. */
  readonly message: string;
  /** The place of the part, from the outside in. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a schema takes. */
export type SchemaInput<Schema> = Schema extends { readonly "~standard": infer Props }
  ? Props extends { readonly types?: infer Types }
    ? NonNullable<Types> extends { readonly input: infer Input }
      ? Input
      : unknown
    : unknown
  : never;

/** What a schema makes of a value. */
export type SchemaOutput<Schema> = Schema extends { readonly "~standard": infer Props }
  ? Props extends { readonly types?: infer Types }
    ? NonNullable<Types> extends { readonly output: infer Output }
      ? Output
      : unknown
    : unknown
  : never;

/** A JSON Schema (2020-12). */
export interface JSONSchema {
  /** A keyword and its value. */
  readonly [keyword: string]: unknown;
}
