/** The format of a documentation page that a request prefers. */

/** The formats, the one first that is sent if any will do. */
export const PAGE_TYPES = ["text/html", "text/markdown", "application/json"] as const;

/** The media type of a page. */
export type PageType = (typeof PAGE_TYPES)[number];

/**
 * Returns the format that an `Accept` header prefers (RFC 9110, 12.5.1). If it accepts none, a page is
 * sent anyway.
 */
export function findPageType(accept: string | null): PageType {
  const ranges = (accept ?? "*/*").toLowerCase().split(",").map(parseRange);
  let best: PageType = PAGE_TYPES[0];
  let highest = 0;
  for (const type of PAGE_TYPES) {
    const matching = ranges.filter(({ range }) => matchesRange(type, range));
    // The most specific range counts.
    matching.sort((a, b) => rankRange(b.range) - rankRange(a.range));
    const quality = matching[0]?.quality ?? 0;
    if (quality > highest) [best, highest] = [type, quality];
  }
  return best;
}

function parseRange(text: string) {
  const [range = "", ...parameters] = text.split(";").map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  const quality = weight === undefined ? 1 : Number(weight);
  return { range, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

function matchesRange(type: string, range: string): boolean {
  return range === "*/*" || range === type || range === `${type.split("/")[0]}/*`;
}

const rankRange = (range: string): number => (range === "*/*" ? 0 : range.endsWith("/*") ? 1 : 2);
