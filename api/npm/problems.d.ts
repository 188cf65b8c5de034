export interface Declaration {
  readonly always?: object | undefined;
  readonly code?: Text | undefined;
  readonly detail?: Text | undefined;
  readonly docs?: string | undefined;
  readonly example?: object | undefined;
  readonly extensions?: StandardSchema<unknown, object> | undefined;
  readonly jsonSchema?: JSONSchema | undefined;
  readonly retryable?: boolean | undefined;
  readonly status: Status;
  readonly title?: string | undefined;
  readonly type?: Text | undefined;
}

export interface Declarations {
  readonly [name: string]: Declaration;
}

export interface DeclaredError<Name, Status extends number, Type, Code, Extensions> extends HTTPException {
  readonly code: Code & string;
  readonly extensions: Members<Extensions>;
  readonly problem: Name;
  readonly status: Status;
  readonly statusCode: Status;
  readonly type: Type & string;
}

export { Failure } from "httpexc/client";

export { FetchResult } from "httpexc/client";

export interface JSONSchema {
  readonly [keyword: string]: unknown;
}

export type NoExtensions = {
  readonly [name in never]: never;
};

export { NoResponse } from "httpexc/client";

export type Problem<Set, Name extends ProblemNames<Set> = ProblemNames<Set>> = Extract<ProblemOf<Set>, {
  readonly problem: Name;
}>;

export interface ProblemClass<Base extends string, Name extends string, Declaration extends {
  readonly status: number;
}> {
  new (
    ...args: ConstructorArguments<ExtensionsInput<Declaration>, ProblemOptions<Declaration>>,
  ): ErrorOfDeclaration<Base, Name, Declaration, ExtensionsInput<Declaration>>;
  readonly code: CodeOf<Name, Declaration>;
  readonly name: Name;
  readonly problem: Name;
  readonly prototype: ErrorOfDeclaration<Base, Name, Declaration, ExtensionsOutput<Declaration>>;
  readonly status: Declaration["status"];
  readonly title: string;
  readonly type: TypeOf<Base, Name, Declaration>;
}

export type ProblemClasses<Base extends string, All extends Declarations> = {
  readonly [Name in keyof All & string]: ProblemClass<Base, Name, All[Name]>;
};

export interface ProblemMethods<Classes> extends ProblemSet<Classes>, Iterable<Classes[keyof Classes]> {
  and<Others>(
    others: ProblemSet<Others> & CombinationCheck<Classes, Others>,
  ): Problems<Classes & Others>;
  is(error: unknown): error is ErrorOf<Classes[keyof Classes]>;
  match<Failed, const Given extends ProblemHandlers<Classes, Failed>>(
    error: Failed,
    handlers: Given & ProblemHandlersCheck<Classes, Failed, Given>,
  ): HandlersResult<Given>;
  page(request: Request): Promise<Response>;
  pick<Name extends keyof Classes & string>(...names: readonly Name[]): Problems<Pick<Classes, Name>>;
}

export type ProblemOptions<Declaration extends {
  readonly status: number;
}> = OmitFromEach<OptionsOfStatus<Declaration["status"]>, ("code" | "extensions" | "title" | "type") | (Declaration extends {
  readonly retryable: boolean;
} ? "retryable" : never) | (Declaration extends {
  readonly always: infer Always;
} ? keyof Always & string : never)>;

export interface ProblemSet<Classes = unknown> {
}

export type Problems<Classes> = Classes & ProblemMethods<Classes>;

export { ReadFailure } from "httpexc/client";

export interface StandardSchema<Input = unknown, Output = Input> {
  readonly "~standard": StandardProps<Input, Output>;
}

export { UndeclaredError } from "httpexc/client";

export function defineProblems<Base extends string, All extends Declarations>(
  base: Base & BaseCheck<Base>,
  declarations: All & DeclarationsCheck<All>,
): Problems<ProblemClasses<Base, All>>;

export function type<Extensions extends object>(): StandardSchema<Extensions>;

// Not exported, but part of the types above:

const PROBLEM_MEMBER_NAMES: readonly ["type", "title", "status", "detail", "instance", "code", "retryable", "help", "errors"];

const REQUEST_ID_MEMBER_NAMES: readonly ["requestId", "request_id"];

interface Refused<Reason extends string> {
  readonly "cannot be declared": Reason;
}

interface StandardProps<Input = unknown, Output = Input> {
  readonly types?: {
    readonly input: Input;
    readonly output: Output;
  } | undefined;
  readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
  readonly vendor: string;
  readonly version: 1;
}

type AlwaysOptions<Status> = Partial<OmitFromEach<OptionsOfStatus<Status>, ("cause" | "code" | "detail" | "errors" | "extensions" | "instance" | "originalError") | ("response" | "retryable" | "title" | "type")>>;

type BaseCheck<Base extends string> = string extends Base ? unknown : Base extends `${string}${"/" | "#" | ":" | "="}` ? IsLiteral<Base> extends false ? unknown : Base extends `${string} ${string}` ? Refused<"the base has a space"> : Base extends `${string}:${string}` ? unknown : Refused<"the base is no absolute URI"> : Refused<"the base does not end with / or # or : or =">;

type BeginsWord<Before, Rest> = Before extends "other" ? true : Before extends "capital" ? Rest extends `${infer Next}${string}` ? Next extends LowerLetter ? true : false : false : false;

type Capital = Uppercase<LowerLetter>;

type CodeOf<Name extends string, Declaration> = Declaration extends {
  readonly code: infer Code extends string;
} ? Code : WithUnderscores<HyphenatedWords<Name>>;

type CombinationCheck<Classes, Others> = [Conflict<Classes, Others>] extends [never] ? unknown : {
  readonly "both declare": Conflict<Classes, Others>;
};

type Conflict<Classes, Others> = {
  [Name in keyof Classes & keyof Others]: [Classes[Name], Others[Name]] extends [Others[Name], Classes[Name]] ? never : Name;
}[keyof Classes & keyof Others];

type ConstructorArguments<Extensions, Options> = NoExtensions extends Options ? NoExtensions extends Extensions ? [extensions?: Extensions | undefined, options?: Options] : [extensions: Extensions, options?: Options] : NoExtensions extends Extensions ? [extensions: Extensions | undefined, options: Options] : [extensions: Extensions, options: Options];

type DeclarationCheck<Name, D extends Declaration> = {
  readonly [member in Exclude<keyof D, keyof Declaration>]: Refused<"there is no such option">;
} & {
  readonly always?: AlwaysOptions<D["status"]> | undefined;
  readonly example?: ExtensionsInput<D> | undefined;
} & (D extends {
  readonly always: infer Always;
} ? {
  readonly always: {
    readonly [option in Exclude<keyof Always, keyof AlwaysOptions<D["status"]>>]: Refused<"not all errors of this status can have it">;
  };
} : unknown) & NameCheck<Name> & StatusCheck<D> & ExtensionsCheck<D> & DetailCheck<D>;

type DeclarationsCheck<All extends Declarations> = {
  readonly [Name in keyof All]: IsUnknown<All[Name]> extends true ? unknown : DeclarationCheck<Name, All[Name]>;
};

type DetailCheck<D extends Declaration> = D extends {
  readonly detail: infer Template;
} ? PlaceholderNames<Template> extends (D extends {
  readonly extensions: infer Schema;
} ? keyof SchemaInput<Schema> : never) ? unknown : {
  readonly detail: Refused<"a name in braces is no member of the extensions; {{ is a brace">;
} : unknown;

type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

type ErrorOf<Class> = Class extends {
  readonly prototype: infer Instance;
} ? Instance : never;

type ErrorOfDeclaration<Base extends string, Name extends string, Declaration extends {
  readonly status: number;
}, Extensions> = DeclaredError<Name, Declaration["status"], TypeOf<Base, Name, Declaration>, CodeOf<Name, Declaration>, Extensions> & MembersOfStatus<Declaration["status"]>;

type ErrorStatusText = `${"4" | "5"}${Digit}${Digit}`;

type ExtensionsCheck<D extends Declaration> = ExtensionsOutput<D> extends readonly unknown[] ? {
  readonly extensions: Refused<"extensions are no list">;
} : ReservedNames<ExtensionsOutput<D> | ExtensionsInput<D>> extends never ? unknown : {
  readonly extensions: Refused<`every problem has a member of the name ${ReservedNames<ExtensionsOutput<D> | ExtensionsInput<D>>}`>;
};

type ExtensionsInput<Declaration> = Declaration extends {
  readonly extensions: infer Schema;
} ? SchemaInput<Schema> : {
  readonly [name: string]: never;
};

type ExtensionsOutput<Declaration> = Declaration extends {
  readonly extensions: infer Schema;
} ? SchemaOutput<Schema> : NoExtensions;

type HandlersResult<Given> = Given[keyof Given] extends (error: never) => infer Result ? Result : never;

type HyphenatedWords<Name extends string, Before extends "start" | "capital" | "other" = "start", Words extends string = ""> = Name extends `${infer Letter}${infer Rest}` ? Letter extends Capital ? HyphenatedWords<Rest, "capital", `${Words}${BeginsWord<Before, Rest> extends true ? "-" : ""}${Lowercase<Letter>}`> : HyphenatedWords<Rest, "other", `${Words}${Letter}`> : Words;

type IsLiteral<Text extends string> = NoExtensions extends {
  readonly [text in Text]: 1;
} ? false : true;

type IsUnknown<D extends Declaration> = [keyof Declaration, Declaration] extends [keyof D, D] ? true : false;

type KeyOfEach<Extensions> = Extensions extends unknown ? keyof Extensions : never;

type LowerLetter =
  | ("a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m")
  | ("n" | "o" | "p" | "q" | "r" | "s" | "t" | "u" | "v" | "w" | "x" | "y" | "z");

type Matched<Classes, Name extends keyof Classes, Failed> = [Extract<Failed, {
  readonly problem: Name;
}>] extends [never] ? ErrorOf<Classes[Name]> : Extract<Failed, {
  readonly problem: Name;
}>;

type Members<Extensions> = {
  readonly [Name in keyof Extensions]: Extensions[Name];
};

type MembersOfStatus<Status> = Status extends keyof StatusMap ? Omit<InstanceType<StatusMap[Status]>, keyof HTTPException> : unknown;

type NameCheck<Name> = Name extends `${Capital}${string}` ? Name extends `${string}${NoNameCharacter}${string}` ? {
  readonly status: Refused<"the name of a class has letters and digits alone">;
} : unknown : {
  readonly status: Refused<"the name of a class begins with a capital">;
};

type NoNameCharacter =
  | ("_" | "-" | "." | " " | "$" | "/" | "+" | ":" | "#" | "?" | "&" | "=" | "%" | "@" | "!" | "*")
  | ("(" | ")" | "[" | "]" | "{" | "}" | "<" | ">" | "," | ";" | "|" | "~" | "^" | "'" | '"');

type OmitFromEach<Options, Names extends PropertyKey> = Options extends unknown ? Omit<Options, Names> : never;

type OptionsOfStatus<Status> = Status extends keyof StatusMap ? Exclude<ConstructorParameters<StatusMap[Status]>[0], string | undefined> : HTTPErrorOptions;

type PlaceholderNames<Template> = Template extends `${string}{${infer After}` ? After extends `{${infer Rest}` ? PlaceholderNames<Rest> : After extends `${infer Name}}${infer Rest}` ? Name | PlaceholderNames<Rest> : never : never;

type ProblemHandlers<Classes, Failed> = {
  readonly [Name in keyof Classes]?: (error: Matched<Classes, Name, Failed>) => unknown;
} & {
  readonly else?: (error: Failed) => unknown;
};

type ProblemHandlersCheck<Classes, Failed, Given> = {
  readonly [name in Exclude<keyof Given, keyof Classes | "else">]: never;
} & (Given extends {
  readonly else: unknown;
} ? unknown : [Exclude<Failed, {
  readonly problem: keyof Given;
}>] extends [never] ? unknown : {
  readonly else: (error: Exclude<Failed, {
    readonly problem: keyof Given;
  }>) => unknown;
});

type ProblemNames<Set> = Set extends ProblemSet<infer Classes> ? keyof Classes & string : never;

type RegisteredErrorStatus = {
  [status in keyof typeof statusMap]: `${status}` extends ErrorStatusText ? status : never;
}[keyof typeof statusMap];

type ReservedMember =
  | (typeof PROBLEM_MEMBER_NAMES)[number]
  | (typeof REQUEST_ID_MEMBER_NAMES)[number];

type ReservedNames<Extensions> = Extract<KeyOfEach<Extensions>, ReservedMember>;

type SchemaInput<Schema> = Schema extends {
  readonly "~standard": infer Props;
} ? Props extends {
  readonly types?: infer Types;
} ? NonNullable<Types> extends {
  readonly input: infer Input;
} ? Input : unknown : unknown : never;

type SchemaOutput<Schema> = Schema extends {
  readonly "~standard": infer Props;
} ? Props extends {
  readonly types?: infer Types;
} ? NonNullable<Types> extends {
  readonly output: infer Output;
} ? Output : unknown : unknown : never;

type SchemaResult<Output> =
  | {
    readonly value: Output;
    readonly issues?: undefined;
  }
  | {
    readonly issues: readonly SchemaIssue[];
  };

type Status = RegisteredErrorStatus | (number & NonNullable<unknown>);

type StatusCheck<D extends Declaration> = number extends D["status"] ? {
  readonly status: Refused<"the status is not a literal">;
} : `${D["status"]}` extends ErrorStatusText ? D["status"] extends keyof typeof statusMap ? unknown : D extends {
  readonly title: string;
} ? unknown : {
  readonly title: string & Refused<"the status is not registered, so it needs a title">;
} : {
  readonly status: Refused<"the status is not one from 400 to 599">;
};

type StatusMap = typeof statusMap;

type Text = "" | (string & NonNullable<unknown>);

type TypeOf<Base extends string, Name extends string, Declaration> = Declaration extends {
  readonly type: infer Type extends string;
} ? TypeURI<Base, Type> : `${Base}${HyphenatedWords<Name>}`;

type TypeURI<Base extends string, Type extends string> = Type extends `${string}:${string}` ? Type : `${Base}${Type}`;

type WithUnderscores<Words extends string> = Words extends `${infer Word}-${infer Rest}` ? `${Word}_${WithUnderscores<Rest>}` : Words;
