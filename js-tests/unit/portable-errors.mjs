// What the tests of portable errors share: how an error crosses.

import { recordConsoleNow } from "../lib/record-console.mjs";
import { importPackage } from "./package-import.mjs";

const { revive, toPortable } = (await importPackage()).portable;

/** Does something without what it logs. */
export function quietly(run) {
  let result;
  recordConsoleNow(() => {
    result = run();
  });
  return result;
}

/** What keeps a portable error as it is. */
export const CARRIERS = {
  "structured clone": (data) => structuredClone(data),
  JSON: (data) => JSON.parse(JSON.stringify(data)),
};

/** Returns an error after it crossed. */
export const cross = (error, carry = CARRIERS.JSON, options = {}) =>
  revive(carry(quietly(() => toPortable(error))), options);

/** Returns what JSON has of a value. */
export const toObject = (value) => JSON.parse(JSON.stringify(value));
