/** The URI of a problem type. */

/** Returns a type URI that may be relative to the URL of its response, or null if it cannot be resolved. */
export function resolveTypeURI(type: string | null, url: string): string | null {
  try {
    return type === null || url === "" ? null : new URL(type, url).href;
  } catch {
    return null;
  }
}
