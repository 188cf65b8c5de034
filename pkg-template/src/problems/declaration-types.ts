/** The types of declarations, and of what `defineProblems` refuses when it is compiled. */

import type { PROBLEM_MEMBER_NAMES, REQUEST_ID_MEMBER_NAMES } from "../generated/protocol.js";
import type { statusMap } from "../index.js";
import type { JSONSchema, SchemaInput, StandardSchema } from "../model/standard-schema.js";
import type {
  AlwaysOptions,
  ExtensionsInput,
  ExtensionsOutput,
  NoExtensions,
  ProblemClass,
} from "./class-types.js";
import type { PlaceholderNames } from "./detail-template.js";
import type { Capital } from "./problem-name.js";

/**
 * Any text. One is named, because the compiler then keeps the type of a literal. `const` type parameters
 * do it in nested objects only from TypeScript 5.3 on.
 */
type Text = "" | (string & NonNullable<unknown>);

/** Any status. Those that are registered are named, for the same reason, and for editors. */
type Status = RegisteredErrorStatus | (number & NonNullable<unknown>);

/** The statuses of errors, as far as they are registered. */
type RegisteredErrorStatus = {
  [status in keyof typeof statusMap]: `${status}` extends ErrorStatusText ? status : never;
}[keyof typeof statusMap];

/** The declaration of one problem. */
export interface Declaration {
  /** The status code: 400 to 599. */
  readonly status: Status;
  /** A short label for the type of problem. Default: the phrase of the status. */
  readonly title?: string | undefined;
  /**
   * A sentence about an occurrence, for errors that are built without a detail. A name in braces stands
   * for a member of the extensions; if that has no value, there is no detail.
   */
  readonly detail?: Text | undefined;
  /**
   * The schema of the extensions: the further members of the body. Of any validator with Standard
   * Schema, or of types alone by `type<…>()`.
   */
  readonly extensions?: StandardSchema<unknown, object> | undefined;
  /**
   * The JSON Schema of the extensions, for OpenAPI and the documentation. Default: that of the schema,
   * if it has one (Standard JSON Schema).
   */
  readonly jsonSchema?: JSONSchema | undefined;
  /** An example of the extensions, for OpenAPI and the documentation. */
  readonly example?: object | undefined;
  /** Text for the documentation, in Markdown. */
  readonly docs?: string | undefined;
  /** Whether another try of the same request may succeed. */
  readonly retryable?: boolean | undefined;
  /** The name for programs. Default: the words of the class's name, as in `song_locked`. */
  readonly code?: Text | undefined;
  /**
   * The type URI, or what follows the base in it. Default: the words of the class's name, as in
   * `song-locked`.
   */
  readonly type?: Text | undefined;
  /** Options that all errors have, such as the challenge of a 401. */
  readonly always?: object | undefined;
}

/** Declarations by the names of their classes. */
export interface Declarations {
  readonly [name: string]: Declaration;
}

/** The names that no extension has: of members of every problem, and of what readers take for the id. */
type ReservedMember =
  | (typeof PROBLEM_MEMBER_NAMES)[number]
  | (typeof REQUEST_ID_MEMBER_NAMES)[number];

/**
 * The type of a value that is refused, with the reason: the compiler shows it. It is an object, because of
 * a text in place of it and a value the compiler makes `never`, which says nothing.
 */
export interface Refused<Reason extends string> {
  /** Why the value is refused. */
  readonly "cannot be declared": Reason;
}

type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/** A status of an error as a text. */
type ErrorStatusText = `${"4" | "5"}${Digit}${Digit}`;

/** What is wrong with a status, or `unknown` if nothing is. */
type StatusCheck<D extends Declaration> = number extends D["status"]
  ? { readonly status: Refused<"the status is not a literal"> }
  : `${D["status"]}` extends ErrorStatusText
    ? D["status"] extends keyof typeof statusMap
      ? unknown
      : D extends { readonly title: string }
        ? unknown
        : { readonly title: string & Refused<"the status is not registered, so it needs a title"> }
    : { readonly status: Refused<"the status is not one from 400 to 599"> };

/** What is wrong with the extensions, or `unknown` if nothing is. */
type ExtensionsCheck<D extends Declaration> =
  ExtensionsOutput<D> extends readonly unknown[]
    ? { readonly extensions: Refused<"extensions are no list"> }
    : ReservedNames<ExtensionsOutput<D> | ExtensionsInput<D>> extends never
      ? unknown
      : {
          readonly extensions: Refused<`every problem has a member of the name ${ReservedNames<
            ExtensionsOutput<D> | ExtensionsInput<D>
          >}`>;
        };

/** The names of members, of each type of a union, that no extension has. */
type ReservedNames<Extensions> = Extract<KeyOfEach<Extensions>, ReservedMember>;

/** The names of the members of each type of a union. */
type KeyOfEach<Extensions> = Extensions extends unknown ? keyof Extensions : never;

/** What is wrong with the template of the detail, or `unknown` if nothing is. */
type DetailCheck<D extends Declaration> = D extends { readonly detail: infer Template }
  ? PlaceholderNames<Template> extends (
      D extends { readonly extensions: infer Schema }
        ? keyof SchemaInput<Schema>
        : never
    )
    ? unknown
    : {
        readonly detail: Refused<"a name in braces is no member of the extensions; {{ is a brace">;
      }
  : unknown;

/** Characters that no name of a class has. Those beyond ASCII are refused at run time. */
type NoNameCharacter =
  | ("_" | "-" | "." | " " | "$" | "/" | "+" | ":" | "#" | "?" | "&" | "=" | "%" | "@" | "!" | "*")
  | ("(" | ")" | "[" | "]" | "{" | "}" | "<" | ">" | "," | ";" | "|" | "~" | "^" | "'" | '"');

/** What is wrong with the name of a class, or `unknown` if nothing is. */
type NameCheck<Name> = Name extends `${Capital}${string}`
  ? Name extends `${string}${NoNameCharacter}${string}`
    ? { readonly status: Refused<"the name of a class has letters and digits alone"> }
    : unknown
  : { readonly status: Refused<"the name of a class begins with a capital"> };

/** What a declaration has to be, by what it is. */
type DeclarationCheck<Name, D extends Declaration> = {
  readonly [member in Exclude<keyof D, keyof Declaration>]: Refused<"there is no such option">;
} & {
  readonly always?: AlwaysOptions<D["status"]> | undefined;
  readonly example?: ExtensionsInput<D> | undefined;
} & (D extends { readonly always: infer Always }
    ? {
        readonly always: {
          readonly [option in Exclude<
            keyof Always,
            keyof AlwaysOptions<D["status"]>
          >]: Refused<"not all errors of this status can have it">;
        };
      }
    : unknown) &
  NameCheck<Name> &
  StatusCheck<D> &
  ExtensionsCheck<D> &
  DetailCheck<D>;

/** Whether a declaration is the type of all declarations: the compiler has not inferred it yet. */
type IsUnknown<D extends Declaration> = [keyof Declaration, Declaration] extends [keyof D, D]
  ? true
  : false;

/** What declarations have to be, by what they are. */
export type DeclarationsCheck<All extends Declarations> = {
  readonly [Name in keyof All]: IsUnknown<All[Name]> extends true
    ? unknown
    : DeclarationCheck<Name, All[Name]>;
};

/** Whether a text is known when the code is compiled. */
type IsLiteral<Text extends string> = NoExtensions extends { readonly [text in Text]: 1 }
  ? false
  : true;

/** What the base of the type URIs has to be: an absolute URI that ends where a segment can follow. */
export type BaseCheck<Base extends string> = string extends Base
  ? unknown
  : Base extends `${string}${"/" | "#" | ":" | "="}`
    ? IsLiteral<Base> extends false
      ? unknown
      : Base extends `${string} ${string}`
        ? Refused<"the base has a space">
        : Base extends `${string}:${string}`
          ? unknown
          : Refused<"the base is no absolute URI">
    : Refused<"the base does not end with / or # or : or =">;

/** The classes of declarations, by name. */
export type ProblemClasses<Base extends string, All extends Declarations> = {
  readonly [Name in keyof All & string]: ProblemClass<Base, Name, All[Name]>;
};
