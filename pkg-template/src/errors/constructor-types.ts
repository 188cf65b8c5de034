/**
 * The types of the constructors. They are types only, because V8 takes time for each constructor that a
 * stack passes over: a class has no constructor of its own if that of `HTTPException` does. Each has one
 * signature: among overloads, the first line of a compiler's message is only that none of them matches.
 */

import type { HTTPErrorOptions, WithoutDetail } from "../model/options.js";

/** The static members of a class, without its constructor. */
type StaticMembers<Class> = Omit<Class, "prototype">;

/**
 * The arguments of a constructor that requires options: options, or a detail and options. If one is
 * missing, the compiler shows this type with its name.
 */
export type ArgumentsWith<Required extends string, Options> =
  | [options: Options & RequiredNames<Required>]
  | [detail: string | undefined, options: WithoutDetail<Options>];

/** A type that every value has. It is there for the names in it. */
type RequiredNames<Name extends string> = Name extends string ? unknown : never;

/** A class whose errors are built from a detail and options, both of which are optional. */
export type ClassConstructor<Class, Instance, Options> = StaticMembers<Class> & {
  /**
   * Creates an error from options, or from a detail and further options.
   *
   * @throws TypeError if an option is unknown or has the wrong type
   * @throws RangeError if an option is out of range
   */
  new (detailOrOptions?: string | Options, options?: WithoutDetail<Options>): Instance;
};

/** The constructor of a class that extends another, and has options of its own. */
export type SubclassConstructor<
  Class extends new (
    ...args: never
  ) => unknown,
  Options,
> = ClassConstructor<Class, InstanceType<Class>, Options>;

/** The constructor of a class that extends another, and whose errors require options. */
export type SubclassConstructorWith<
  Required extends string,
  Class extends new (
    ...args: never
  ) => unknown,
  Options,
> = StaticMembers<Class> & {
  /**
   * Creates an error from options, or from a detail and further options.
   *
   * @throws TypeError if an option is missing, unknown or has the wrong type
   * @throws RangeError if an option is out of range
   */
  new (...args: ArgumentsWith<Required, Options>): InstanceType<Class>;
};

/** A class whose errors are each built with a status. */
export type StatusClassConstructor<Class, Instance> = StaticMembers<Class> & {
  /**
   * Creates an error from a status and options, or from a status, a detail and further options.
   *
   * @throws TypeError if an option is missing, unknown or has the wrong type
   * @throws RangeError if the status or an option is out of range
   */
  new (
    status: number,
    detailOrOptions?: string | HTTPErrorOptions,
    options?: WithoutDetail<HTTPErrorOptions>,
  ): Instance;
};
