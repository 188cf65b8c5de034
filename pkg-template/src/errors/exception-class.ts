/** The types of the classes as values, and of the arguments of their constructors. */

import type { statusMap } from "./generated/status-map.js";
import type { HTTPException } from "./http-exception.js";

/** A class of errors. */
export type ExceptionClass = new (
  // biome-ignore lint/suspicious/noExplicitAny: each class has options of its own
  ...args: any[]
) => HTTPException;

/**
 * The arguments after a status: those of the constructor of its class, or any if the class is not known
 * when the code is compiled.
 */
export type StatusArguments<Status> = Status extends keyof typeof statusMap
  ? ConstructorParameters<(typeof statusMap)[Status]>
  : readonly unknown[];
