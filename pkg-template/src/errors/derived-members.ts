/**
 * What an object that inherits from an error adds to it. Fastify's error serializer makes such an object
 * if the route has a schema for the response: `Object.create(error, { error, message, statusCode })`.
 */

import type { ProblemDetails } from "../model/problem-details.js";
import { findState, isDerived, listDerivedObjects } from "./error-state.js";

/** The members that a response schema may require, as Fastify's own body of an error has them. */
const FASTIFY_MEMBERS = ["message", "error", "statusCode"] as const;

type DerivedMembers = { [name in (typeof FASTIFY_MEMBERS)[number]]?: string | number };

/** Returns an own member of an object that inherits from an error, or undefined if there is none. */
function readDerivedMember(error: object, name: string): unknown {
  for (const object of listDerivedObjects(error)) {
    if (Object.hasOwn(object, name)) return Reflect.get(object, name);
  }
  return undefined;
}

/**
 * Returns a problem with the members for Fastify of an object that inherits from an error; the problem as
 * it is for an error itself. It never throws. The message of a private error is the public one, whatever was put on the object.
 */
export function addDerivedMembers(error: object, problem: ProblemDetails): ProblemDetails {
  if (!isDerived(error)) return problem;
  const members: DerivedMembers = {};
  try {
    for (const name of FASTIFY_MEMBERS) {
      const value = readDerivedMember(error, name);
      if (typeof value === "string" || typeof value === "number") members[name] = value;
    }
    if (members.message !== undefined && findState(error)?.isExposed === false) {
      members.message = readPublicMessage(error);
    }
  } catch {
    // A getter or a proxy throws.
  }
  return { ...problem, ...members };
}

/** Returns the message of the error that an object inherits from. */
function readPublicMessage(error: object): string {
  let base = error;
  for (const object of listDerivedObjects(error)) base = Object.getPrototypeOf(object);
  return String((base as Error).message);
}

/**
 * Returns the status that was put on an object that inherits from an error, as a property of its own;
 * undefined if there is none.
 */
export function readDerivedStatus(error: object): number | undefined {
  if (!isDerived(error)) return undefined;
  for (const name of ["status", "statusCode"]) {
    const status = readDerivedMember(error, name);
    if (typeof status === "number") return status;
  }
  return undefined;
}
