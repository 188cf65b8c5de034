/** The phrases of statuses in groups, which take fewer bytes of a page than a status before each phrase. */

/** Returns the phrases by status. Each group has those of the statuses from its own on. */
export function expandPhrases(groups: { readonly [first: number]: readonly string[] }): {
  readonly [status: number]: string;
} {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([first, phrases]) =>
      phrases.map((phrase, at) => [Number(first) + at, phrase]),
    ),
  );
}
