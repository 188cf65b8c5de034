/** The members of the values of options that are objects. */

export const FIELD_ERROR_MEMBERS = ["path", "code", "message"] as const;

/** All but the name are counts. */
export const RATE_LIMIT_MEMBERS = ["limit", "remaining", "reset", "window", "name"] as const;
