/** Validates the location of a redirect in the way that browsers parse it (WHATWG URL, 4.4). */

import type { ResponseSource } from "../model/response-source.js";
import { createRecord } from "../values/own-record.js";
import { toWellFormed } from "../values/unicode.js";
import { encodeUriCharacters } from "../values/uri-characters.js";

/** The options that a redirect was built from. */
interface RedirectTarget {
  readonly location?: string | URL | undefined;
  readonly addSlash?: true | undefined;
  readonly external?: boolean | undefined;
  readonly absolute?: boolean | undefined;
}

/** A base with an origin that no reference names: a reference that stays on it stays on any origin. */
const UNNAMED_BASE = "http://origin.invalid/";

/**
 * A scheme without `//`. Whether a browser takes the text after it as a path or as a host depends on
 * the scheme of the page, which a server behind a proxy does not know.
 */
const SCHEME_WITHOUT_HOST = /^[a-z][a-z0-9+.-]*:(?!\/\/)/i;

/** The characters that a browser removes from a reference before it parses it (WHATWG URL, 4.4). */
const REMOVED = /^[\0- ]+|[\t\n\r]|[\0- ]+$/g;

/** Returns a reference in ASCII: its host by IDNA, everything else as percent-encoded UTF-8. */
function encodeReference(location: string): string {
  let reference = toWellFormed(location.trim());
  const authority = /^([a-z][a-z0-9+.-]*:)?\/\/([^/?#\\]*)/i.exec(reference);
  if (authority?.[2] && /[\u0080-\uffff]/.test(authority[2])) {
    const [whole, scheme = "", host] = authority;
    const { host: encodedHost } = new URL(`http://${host}`);
    reference = `${scheme}//${encodedHost}${reference.slice(whole.length)}`;
  }
  return encodeUriCharacters(reference);
}

function isSameOrigin(reference: string, base: URL): boolean {
  const isAmbiguous = SCHEME_WITHOUT_HOST.test(reference.replace(REMOVED, ""));
  return !isAmbiguous && new URL(reference, base).origin === base.origin;
}

/**
 * Returns the reference that a redirect sends as its location.
 *
 * @param url - the URL of the request; without it, only references that name no origin are accepted
 * @throws TypeError if the reference leads to another origin and `external` is not set
 */
export function validateRedirectTarget(redirect: RedirectTarget, url: string | undefined): string {
  const base = new URL(url ?? UNNAMED_BASE, UNNAMED_BASE);
  let reference: string;
  if (redirect.addSlash) {
    if (url === undefined) throw new TypeError("Cannot add a slash: the request has no URL");
    // The path `/` keeps its one slash, because two would begin a host.
    reference = `${base.pathname.replace(/\/$/, "")}/${base.search}`;
  } else {
    reference = encodeReference(String(redirect.location));
  }
  if (!redirect.external) {
    // Both the location as it was given and the reference as it is sent stay on the origin.
    const location = String(redirect.location ?? reference);
    if (!isSameOrigin(reference, base) || !isSameOrigin(location, base)) {
      throw new TypeError("Cannot redirect to another origin: external is not set");
    }
  }
  if (!redirect.absolute || url === undefined) return reference;
  return new URL(reference, base).href;
}

/**
 * Returns a source whose location is the reference that its redirect sends.
 *
 * @throws TypeError if the redirect leads to another origin and `external` is not set
 */
export function resolveRedirect(source: ResponseSource, url: string | undefined): ResponseSource {
  const { status, options } = source;
  const hasTarget = options?.location !== undefined || options?.addSlash;
  if (!options || !hasTarget || status < 300 || status > 399) return source;
  const location = validateRedirectTarget(options, url);
  return { ...source, options: createRecord(options, { location }) };
}
