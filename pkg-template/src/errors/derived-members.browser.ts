/** Objects that inherit from errors, which only Fastify makes, on servers. */

/** Returns no members, as no body of an error is made from such an object. */
export function readDerivedMembers(_error: object): object {
  return {};
}

/** Returns no status, as none is assigned to such an object. */
export function readDerivedStatus(_error: object): undefined {
  return undefined;
}
