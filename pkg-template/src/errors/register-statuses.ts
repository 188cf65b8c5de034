/** Registers the facts of all statuses, which are always there outside of browsers. */

/** Does nothing. In browsers, it is called where an error may have any status. */
export function registerStatuses(): void {}
