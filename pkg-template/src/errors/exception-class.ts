/** The classes as values: to build an error of one, and what its constructor takes. */

import type { statusMap } from "./generated/status-map.js";
import type { HTTPException } from "./http-exception.js";

/** A class that an error can be built from by its status. */
export type ExceptionClass = new (
  // biome-ignore lint/suspicious/noExplicitAny: each class has options of its own
  ...args: any[]
) => HTTPException;

/** What can come after a status: what the constructor of its class takes, or anything where that is not known. */
export type StatusArguments<Status> = Status extends keyof typeof statusMap
  ? ConstructorForms<(typeof statusMap)[Status]>
  : readonly unknown[];

/** The arguments of both forms of a constructor: with the detail apart, and among the options. */
type ConstructorForms<Class> = Class extends {
  new (...args: infer Apart): unknown;
  new (...args: infer Among): unknown;
}
  ? Apart | Among
  : never;
