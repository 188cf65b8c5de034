/**
 * How classes are built, told by types alone. V8 takes its time for each constructor that a stack passes
 * over, so a class has none where that of `HTTPException` does.
 */

import type { HTTPErrorOptions, WithoutDetail } from "../model/options.js";

/** What a class has beside its constructor. */
type Statics<Class> = Omit<Class, "prototype">;

/** A class whose errors are built from a detail and options, which may both be left out. */
export type ClassConstructor<Class, Instance, Options> = Statics<Class> & {
  new (detail?: string, options?: WithoutDetail<Options>): Instance;
  new (options: Options): Instance;
};

/** A class whose errors need options. */
export type ClassConstructorFrom<Class, Instance, Options> = Statics<Class> & {
  new (detail: string | undefined, options: WithoutDetail<Options>): Instance;
  new (options: Options): Instance;
};

/** A class whose errors have each a status of their own. */
export type StatusClassConstructor<Class, Instance> = Statics<Class> & {
  new (status: number, detail?: string, options?: WithoutDetail<HTTPErrorOptions>): Instance;
  new (status: number, options: HTTPErrorOptions): Instance;
};
