/** The tokens of a JSON text that say how deep its values are nested. */

/** A string, a bracket, or what separates two values. It is found in linear time. */
export const JSON_TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/g;
