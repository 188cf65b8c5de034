/**
 * The types of the constructors. They are types only, because V8 takes time for each constructor that a
 * stack passes over: a class has no constructor of its own if that of `HTTPException` does.
 */

import type { HTTPErrorOptions, WithoutDetail } from "../model/options.js";

/** The static members of a class, without its constructor. */
type StaticMembers<Class> = Omit<Class, "prototype">;

/** A class whose errors are built from a detail and options, both of which are optional. */
export type ClassConstructor<Class, Instance, Options> = StaticMembers<Class> & {
  new (detail?: string, options?: WithoutDetail<Options>): Instance;
  new (options: Options): Instance;
};

/** A class whose errors require options. */
export type ClassConstructorFrom<Class, Instance, Options> = StaticMembers<Class> & {
  new (detail: string | undefined, options: WithoutDetail<Options>): Instance;
  new (options: Options): Instance;
};

/** A class whose errors are each built with a status. */
export type StatusClassConstructor<Class, Instance> = StaticMembers<Class> & {
  new (status: number, detail?: string, options?: WithoutDetail<HTTPErrorOptions>): Instance;
  new (status: number, options: HTTPErrorOptions): Instance;
};
