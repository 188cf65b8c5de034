/** Patterns that are created at their first use. The build makes them of the literals of some modules. */

/** Returns a function that returns the pattern, always the same one. */
export function createLazyPattern(source: string, flags: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= new RegExp(source, flags);
    return pattern;
  };
}
