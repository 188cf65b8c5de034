/**
 * Reads of members that ignore `Object.prototype`. Data that somebody merged into `Object.prototype`
 * (prototype pollution) must not become an option of an error or an entry of a table.
 */

/** The class of objects that inherit no members. */
const OwnRecord = /* @__PURE__ */ createRecordClass();

function createRecordClass(): new () => object {
  class Record {}
  Object.setPrototypeOf(Record.prototype, null);
  return Record;
}

/** Returns an object without members. It does not inherit from `Object.prototype`. */
export function createEmptyRecord<T extends object>(): Partial<T> {
  return new OwnRecord() as Partial<T>;
}

/**
 * Returns an object with the own members of other objects. It does not inherit from
 * `Object.prototype`, so a member that is not there is `undefined`, whatever was assigned there.
 */
export function createRecord<T extends object>(members: T): T;
export function createRecord<T extends object, U extends object>(
  members: T,
  otherMembers: U,
): Omit<T, keyof U> & U;
export function createRecord(...sources: readonly object[]): object {
  return Object.assign(new OwnRecord(), ...sources);
}

/** Whether an object is the `Object.prototype` of this realm or of another one. */
export function isObjectPrototype(object: object): boolean {
  return Object.getPrototypeOf(object) === null && Object.hasOwn(object, "isPrototypeOf");
}

/** Whether a value is an object without a class, as literals and `JSON.parse` of any realm create it. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || isObjectPrototype(prototype);
}

/** Whether a member of an object is its own or that of its class, and not that of `Object.prototype`. */
export function hasMember(object: object, name: PropertyKey): boolean {
  if (!(name in Object.prototype)) return name in object;
  let holder: object | null = object;
  while (holder !== null && !Object.hasOwn(holder, name)) holder = Object.getPrototypeOf(holder);
  return holder !== null && !isObjectPrototype(holder);
}

/**
 * Returns a member of a value, as `value[name]` does, unless it is a member of `Object.prototype`. A
 * member of a class counts, such as `href` of a `URL`.
 *
 * @throws whatever a getter or a proxy throws
 */
export function readOwn(value: unknown, name: PropertyKey): unknown {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  if (!isObject) return undefined;
  // Most names are no members of `Object.prototype`, so there is nothing to look up.
  if (name in Object.prototype && !hasMember(value, name)) return undefined;
  return (value as { readonly [name: PropertyKey]: unknown })[name];
}

/** Returns an object with some members of a value, each as {@link readOwn} reads it. */
export function pickMembers<Name extends string>(
  value: unknown,
  names: readonly Name[],
): { readonly [name in Name]?: unknown } {
  const members = createEmptyRecord<{ [name in Name]: unknown }>();
  for (const name of names) members[name] = readOwn(value, name);
  return members;
}
