/** Reads challenges of a simple form without the core, as this package writes them (RFC 9110, 11.6.1). */

import type { ReportedChallenge } from "./report-fields.js";

/** An element of a list of challenges. A comma in a quoted string separates nothing. */
const LIST_ELEMENT = /(?:[^",]|"[^"]*")+/g;

/** A scheme, a parameter, or a scheme with its first parameter. */
const SCHEME_OR_PARAMETER =
  /^(?:([a-z][\w-]*)(?: |$))?(?:([a-z][\w-]*)=(?:"([^"]*)"|([\w.~+/-]+)))?$/i;

/** With more elements, it takes the core to tell which count. */
const MAX_ELEMENTS = 32;

/** Returns the challenges of a header, or `undefined` if it takes the core to read them. */
export function readLeanChallenges(value: string): ReportedChallenge[] | undefined {
  const challenges: { scheme: string; params: { [name: string]: string } }[] = [];
  const names = new Set<string>();
  const elements = value.match(LIST_ELEMENT) ?? [];
  // A text between an even number of marks stands outside of the last quoted string.
  const isQuoteOpen = value.split('"').length % 2 === 0;
  if (isQuoteOpen || value.includes("\\") || elements.length > MAX_ELEMENTS) return undefined;
  for (const element of elements) {
    const found = SCHEME_OR_PARAMETER.exec(element.trim());
    const [, scheme, name, quoted, plain = ""] = found ?? [];
    if (scheme !== undefined) {
      challenges.push({ scheme, params: {} });
      names.clear();
    }
    const challenge = challenges.at(-1);
    if (!challenge || (scheme ?? name) === undefined) return undefined;
    if (name === undefined) continue;
    // Names have no case (RFC 9110, 11.2).
    const key = name.toLowerCase();
    // Of two parameters with one name the core knows which counts.
    if (names.has(key)) return undefined;
    names.add(key);
    challenge.params[key] = quoted ?? plain;
  }
  return challenges;
}
