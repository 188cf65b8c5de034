/** The headers that the options of duties give: those that single statuses require or may have. */

import type { AnyOptions, Challenge } from "../model/options.js";
import { HEADER_VALUE, hasForm, TOKEN } from "../options/forms.js";
import { toList } from "../values/lists.js";
import { encodeUriCharacters } from "../values/uri-characters.js";
import { readChallenge } from "./nested-options.js";
import { formatCount, type OptionHeader } from "./option-header.js";

/** The parameters of a challenge that are not quoted (RFC 7616, 3.3). */
const UNQUOTED_PARAMETERS = ["algorithm", "stale", "userhash"];

/** Formats a challenge (RFC 9110, 11.3), with quoted parameters (RFC 9110, 5.6.4). */
function formatChallenge(challenge: Challenge): string {
  if (typeof challenge === "string") return challenge;
  const { scheme, token68, params } = readChallenge(challenge);
  if (token68 !== undefined) return `${scheme} ${token68}`;
  const parameters = params.map(([name, value]) => {
    const isUnquoted = UNQUOTED_PARAMETERS.includes(name.toLowerCase()) && hasForm(TOKEN, value);
    return `${name}=${isUnquoted ? value : `"${value.replaceAll(/["\\]/g, "\\$&")}"`}`;
  });
  return parameters.length > 0 ? `${scheme} ${parameters.join(", ")}` : scheme;
}

/** Formats a list (RFC 9110, 5.6.1), or returns undefined if it is empty. */
function formatListHeader(
  items: string | readonly string[] | undefined,
  mayBeEmpty = false,
): string | undefined {
  const list = toList(items ?? []);
  if (items === undefined || (list.length === 0 && !mayBeEmpty)) return undefined;
  return list.filter((item) => item !== "" && hasForm(HEADER_VALUE, item)).join(", ");
}

function formatReference(reference: string | URL | undefined): string | undefined {
  return reference === undefined ? undefined : encodeUriCharacters(String(reference));
}

/** Formats a link to who demanded a block (RFC 7725, 4). */
function formatBlockedBy(blockedBy: string | undefined): string | undefined {
  return blockedBy === undefined ? undefined : `<${formatReference(blockedBy)}>; rel="blocked-by"`;
}

/**
 * Returns the headers of an error's options in their order.
 *
 * @param retryAfter - the header that any error may have, which stands among them
 */
export function listDutyOptionHeaders(
  status: number,
  options: AnyOptions,
  retryAfter: OptionHeader,
): readonly OptionHeader[] {
  const formatContentRange = () => {
    const length = formatCount(options.length);
    return length && `${options.unit ?? "bytes"} */${length}`;
  };
  return [
    [
      status === 407 ? "proxy-authenticate" : "www-authenticate",
      () => toList(options.challenges ?? []).map(formatChallenge),
    ],
    ["location", () => formatReference(options.location)],
    retryAfter,
    ["content-range", formatContentRange],
    // An empty Allow says that no method is allowed (RFC 9110, 10.2.1).
    ["allow", () => formatListHeader(options.allow, true)],
    ["upgrade", () => formatListHeader(options.upgrade)],
    ["accept", () => formatListHeader(options.accept)],
    ["accept-encoding", () => formatListHeader(options.acceptEncoding)],
    ["accept-patch", () => formatListHeader(options.acceptPatch)],
    ["link", () => formatBlockedBy(options.blockedBy)],
  ];
}
