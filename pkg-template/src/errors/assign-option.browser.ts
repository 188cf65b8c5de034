/** The same in browsers, where an option that is assigned later is not worth its bytes in the first load. */

/** Returns false: no member is an option of the response. */
export function assignOption(_error: object, _name: string, _value: unknown): boolean {
  return false;
}
