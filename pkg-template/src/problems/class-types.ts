/** The types of declared classes and of their errors. */

import type { HTTPException, statusMap } from "../index.js";
import type { HTTPErrorOptions } from "../model/options.js";
import type { SchemaInput, SchemaOutput } from "../model/standard-schema.js";
import type { HyphenatedWords, WithUnderscores } from "./problem-name.js";

/** The class of each registered status. */
type StatusMap = typeof statusMap;

/** The options of the class of a status. */
export type OptionsOfStatus<Status> = Status extends keyof StatusMap
  ? Exclude<ConstructorParameters<StatusMap[Status]>[0], string | undefined>
  : HTTPErrorOptions;

/** The members that the class of a status adds to those of every error, such as `allow`. */
type MembersOfStatus<Status> = Status extends keyof StatusMap
  ? Omit<InstanceType<StatusMap[Status]>, keyof HTTPException>
  : unknown;

/** `Omit` for each type of a union. */
type OmitFromEach<Options, Names extends PropertyKey> = Options extends unknown
  ? Omit<Options, Names>
  : never;

/** The options that a declaration may give all its errors. */
export type AlwaysOptions<Status> = Partial<
  OmitFromEach<
    OptionsOfStatus<Status>,
    | ("cause" | "code" | "detail" | "errors" | "extensions" | "instance" | "originalError")
    | ("response" | "retryable" | "title" | "type")
  >
>;

/** The members of extensions, as an object type of its own: an interface has no index signature. */
type Members<Extensions> = { readonly [Name in keyof Extensions]: Extensions[Name] };

/** What the extensions of a declaration without a schema have: no member that is known. */
export type NoExtensions = { readonly [name in never]: never };

/** The extensions that an error of a declaration is built from. */
export type ExtensionsInput<Declaration> = Declaration extends { readonly extensions: infer Schema }
  ? SchemaInput<Schema>
  : { readonly [name: string]: never };

/** The extensions that an error of a declaration has, once they were read. */
export type ExtensionsOutput<Declaration> = Declaration extends {
  readonly extensions: infer Schema;
}
  ? SchemaOutput<Schema>
  : NoExtensions;

/**
 * The options of an error of a declaration: those of the class of its status, without those that the
 * declaration fixes. An option that the status requires stays required, unless `always` has it.
 */
export type ProblemOptions<Declaration extends { readonly status: number }> = OmitFromEach<
  OptionsOfStatus<Declaration["status"]>,
  | ("code" | "extensions" | "title" | "type")
  | (Declaration extends { readonly retryable: boolean } ? "retryable" : never)
  | (Declaration extends { readonly always: infer Always } ? keyof Always & string : never)
>;

/** The arguments of a constructor: what has a required member is required. */
type ConstructorArguments<Extensions, Options> = NoExtensions extends Options
  ? NoExtensions extends Extensions
    ? [extensions?: Extensions | undefined, options?: Options]
    : [extensions: Extensions, options?: Options]
  : NoExtensions extends Extensions
    ? [extensions: Extensions | undefined, options: Options]
    : [extensions: Extensions, options: Options];

/** The type of a custom type URI: one without a scheme stands below the base. */
type TypeURI<Base extends string, Type extends string> = Type extends `${string}:${string}`
  ? Type
  : `${Base}${Type}`;

/** The type URI of a declaration. */
export type TypeOf<Base extends string, Name extends string, Declaration> = Declaration extends {
  readonly type: infer Type extends string;
}
  ? TypeURI<Base, Type>
  : `${Base}${HyphenatedWords<Name>}`;

/** The code of a declaration. */
export type CodeOf<Name extends string, Declaration> = Declaration extends {
  readonly code: infer Code extends string;
}
  ? Code
  : WithUnderscores<HyphenatedWords<Name>>;

/** What every error of a declared class has. */
export interface DeclaredError<Name, Status extends number, Type, Code, Extensions>
  extends HTTPException {
  /** The name in the declaration, by which a union of errors is narrowed. */
  readonly problem: Name;
  readonly status: Status;
  readonly statusCode: Status;
  /** The type URI of the declaration. */
  readonly type: Type & string;
  /** The code of the declaration. */
  readonly code: Code & string;
  /** The members of the body that the declaration describes. */
  readonly extensions: Members<Extensions>;
}

/** An error of a declaration. */
type ErrorOfDeclaration<
  Base extends string,
  Name extends string,
  Declaration extends { readonly status: number },
  Extensions,
> = DeclaredError<
  Name,
  Declaration["status"],
  TypeOf<Base, Name, Declaration>,
  CodeOf<Name, Declaration>,
  Extensions
> &
  MembersOfStatus<Declaration["status"]>;

/**
 * A declared class. Its errors are built from their extensions and options. If the schema changes what
 * it validates, an error that was built has what it was built from, and one that a client read has the
 * result.
 */
export interface ProblemClass<
  Base extends string,
  Name extends string,
  Declaration extends { readonly status: number },
> {
  new (
    ...args: ConstructorArguments<ExtensionsInput<Declaration>, ProblemOptions<Declaration>>
  ): ErrorOfDeclaration<Base, Name, Declaration, ExtensionsInput<Declaration>>;
  readonly prototype: ErrorOfDeclaration<Base, Name, Declaration, ExtensionsOutput<Declaration>>;
  readonly name: Name;
  /** The name in the declaration. */
  readonly problem: Name;
  readonly status: Declaration["status"];
  /** The type URI (RFC 9457, 3.1.1). */
  readonly type: TypeOf<Base, Name, Declaration>;
  /** The name for programs. */
  readonly code: CodeOf<Name, Declaration>;
  readonly title: string;
}
