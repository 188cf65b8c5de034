/** The classes of statuses, as the reader finds them. */

import { type ExceptionClass, HTTPInternalServerError, HTTPOk, statusMap } from "../index.js";

/** A class with its title, and with its status if it has one. */
export type TitledClass = ExceptionClass & { readonly title: string; readonly status?: number };

type ClassMap = { readonly [status: number]: TitledClass };

/**
 * Returns the class for a status. An unknown one counts as the x00 of its family (RFC 9110, 15).
 */
export function findClassByStatus(status: number): TitledClass {
  const classes = statusMap as unknown as ClassMap;
  const family = Math.floor(status / 100);
  const familyClass = family === 2 ? HTTPOk : classes[family * 100];
  const errorClass = classes[status] ?? familyClass ?? HTTPInternalServerError;
  return errorClass as unknown as TitledClass;
}
